import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { answerFrom } from "#lib/http/node-http.ts";
import { operation } from "#lib/http/operation.ts";
import { refuseUnreadable } from "#lib/http/refuse-unreadable.ts";
import { routerOf } from "#lib/http/router.ts";
import { settleTestEnv } from "#lib/services/testing.ts";

const router = routerOf([
  operation({
    id: "say",
    method: "POST",
    path: "/api/say",
    summary: "Answers what was sent",
    access: "open",
    body: z.object({ text: z.string() }),
    answers: { 200: { description: "It" } },
    problems: [],
    handle: async ({ body }) => ({ status: 200, body }),
  }),
  operation({
    id: "long",
    method: "GET",
    path: "/api/long/{length}",
    summary: "A long answer",
    access: "open",
    params: z.object({ length: z.coerce.number() }),
    answers: { 200: { description: "Letters" } },
    problems: [],
    handle: async ({ params }) => ({ status: 200, body: "x".repeat(params.length) }),
  }),
]);

let server: Server;
let url: string;
beforeAll(async () => {
  settleTestEnv();
  server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    if (await refuseUnreadable(request, response)) return;
    if (!(await answerFrom(router, request, response))) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** Sends bytes as they are, and gives all that comes back until the text is in it. */
function exchange(bytes: string, until: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(bytes));
    let heard = "";
    socket.on("data", (chunk) => {
      heard += String(chunk);
      if (!until.test(heard)) return;
      socket.destroy();
      resolve(heard);
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`closed after: ${heard}`)));
  });
}

describe("a request straight from Node", () => {
  test("given a body in several pieces, then it is read whole", async () => {
    const text = "ü".repeat(60_000);
    const headers = { "content-type": "application/json", authorization: "Bearer x" };
    const response = await fetch(`${url}/api/say`, { method: "POST", headers, body: JSON.stringify({ text }) });
    expect(await response.json()).toEqual({ text });
  });

  test("given a body that is refused unread, then the next request on the connection is answered", async () => {
    const body = "x".repeat(300_000);
    const first = `POST /api/say HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const heard = await exchange(`${first}GET /api/long/3 HTTP/1.1\r\nHost: x\r\n\r\n`, /"xxx"/);
    expect(heard).toMatch(/^HTTP\/1\.1 (403|415) /);
    expect(heard).toContain("HTTP/1.1 200 OK");
  });

  test("given a body that is too large, then it is refused, and the next request is answered", async () => {
    const body = JSON.stringify({ text: "x".repeat(2_000_000) });
    const first = `POST /api/say HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const heard = await exchange(`${first}GET /api/long/3 HTTP/1.1\r\nHost: x\r\n\r\n`, /"xxx"/);
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.each([
    ["identity", 10_000, null],
    ["gzip", 100, null],
    ["gzip", 10_000, "gzip"],
    ["br, gzip;q=0.5", 10_000, "gzip"],
    ["gzip;q=0", 10_000, null],
  ])("given Accept-Encoding %s and %i letters, then the answer comes as %s", async (accepted, length, encoding) => {
    const heard = await new Promise<{ headers: IncomingMessage["headers"]; body: Buffer }>((resolve, reject) => {
      get(`${url}/api/long/${length}`, { headers: { "accept-encoding": accepted } }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ headers: response.headers, body: Buffer.concat(chunks) });
      }).on("error", reject);
    });
    expect(heard.headers["content-encoding"] ?? null).toBe(encoding);
    const body = encoding === null ? heard.body : gunzipSync(heard.body);
    expect(JSON.parse(String(body))).toHaveLength(length);
  });

  test("given HEAD, then the length is told and nothing is sent", async () => {
    const response = await fetch(`${url}/api/long/100`, { method: "HEAD" });
    expect(response.headers.get("content-length")).toBe("102");
    expect(await response.text()).toBe("");
  });

  test.each(["*", "http://other/api/long/3", "http://["])(
    "given the target %s, then it is refused as a problem",
    async (target) => {
      const heard = await exchange(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`, /\}/);
      expect(heard).toMatch(/^HTTP\/1\.1 404 /);
      expect(heard).toContain("application/problem+json");
      expect(heard).toContain("nosniff");
    },
  );

  test("given an address of nobody, then it is left to others", async () => {
    expect((await fetch(`${url}/nobody`)).status).toBe(418);
  });
});
