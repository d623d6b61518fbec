import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { call } from "#lib/client/call.ts";
import { noteServerDate, serverNow } from "#lib/client/server-clock.ts";

/** A real server on loopback that answers as told; its address. */
async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => noteServerDate(new Date().toUTCString(), Date.now()));

describe("call", () => {
  it("given an input, sends it as JSON and gives back the answer", async () => {
    const address = await serving((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () =>
        response.end(JSON.stringify({ method: request.method, type: request.headers["content-type"], body })),
      );
    });

    expect(await call("PUT", `${address}/api/thing`, { a: 1 })).toEqual({
      ok: true,
      value: { method: "PUT", type: "application/json", body: '{"a":1}' },
    });
  });

  it("given a problem, is a failure with its code", async () => {
    const address = await serving((_, response) =>
      response.writeHead(409).end(JSON.stringify({ code: "email_taken", detail: "Taken.", errors: [] })),
    );

    expect(await call("POST", address, {})).toMatchObject({
      ok: false,
      failure: { code: "email_taken", status: 409, message: "Taken." },
    });
  });

  it("given a server that is gone, is a failure that says so", async () => {
    const address = await serving((request) => request.socket.destroy());

    expect(await call("GET", address)).toMatchObject({ ok: false, failure: { code: "unreachable", status: null } });
  });

  it("given a page in place of JSON, is a failure", async () => {
    const address = await serving((_, response) => response.end("<h1>Captive portal</h1>"));

    expect(await call("GET", address)).toMatchObject({ ok: false, failure: { code: "unreadable", status: 200 } });
  });

  it("given an answer without a body, succeeds", async () => {
    const address = await serving((_, response) => response.writeHead(204).end());

    expect(await call("DELETE", address)).toEqual({ ok: true, value: undefined });
  });

  it("given a server whose clock is an hour ahead, tells its time from then on", async () => {
    const anHour = 3_600_000;
    const address = await serving((_, response) => {
      response.setHeader("date", new Date(Date.now() + anHour).toUTCString());
      response.end("{}");
    });

    await call("GET", address);

    expect(Math.abs(serverNow() - Date.now() - anHour)).toBeLessThan(2_000);
  });

  it("given a server whose clock agrees, keeps this machine's milliseconds", async () => {
    const address = await serving((_, response) => response.end("{}"));

    await call("GET", address);

    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(5);
  });
});
