import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { MAX_BODY_BYTES } from "#simulator/call.ts";
import { PortTakenError, startSimulator } from "#simulator/server.ts";
import { givenSimulator } from "#simulator/test-simulator.ts";

describe("start", () => {
  test("listens on loopback and on the port that it names", async () => {
    const simulator = await givenSimulator();

    expect(simulator.url).toBe(`http://127.0.0.1:${simulator.port}`);
    expect((await simulator.send("/app/health")).status).toBe(200);
  });

  test("a port that is taken is a PortTakenError", async () => {
    const { port } = await givenSimulator();

    const second = startSimulator({ port });

    await expect(second).rejects.toBeInstanceOf(PortTakenError);
    await expect(second).rejects.toMatchObject({ code: "port_taken", port, host: "127.0.0.1" });
  });

  test("an address that is not ours fails with Node's own error", async () => {
    await expect(startSimulator({ port: 0, host: "192.0.2.1" })).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
  });

  test("two simulators share nothing", async () => {
    const [one, other] = [await givenSimulator(), await givenSimulator()];

    await one.control({ scenario: "network-down" });

    expect((await other.view()).scenario).toBe("healthy");
    expect((await other.get("/me")).headers.get("x-ratelimit-remaining")).toBe("1666");
  });
});

describe("close", () => {
  test.each(["hang", "slow", "endless-body"])("ends a client in %s at once", async (mode) => {
    const simulator = await givenSimulator();
    await simulator.control({ intercom: mode });
    const client = connect(simulator.port, "127.0.0.1");
    client.write("GET /intercom/me HTTP/1.1\r\nHost: simulator\r\n\r\n");
    client.resume().on("error", () => {});
    const ended = once(client, "close");
    // The answer to a later request shows that the first one has been taken up.
    await simulator.send("/app/health");

    const startedAt = performance.now();
    await simulator.close();
    await ended;

    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  test("can be called twice, and frees the port", async () => {
    const simulator = await givenSimulator();

    await Promise.all([simulator.close(), simulator.close()]);

    const next = await startSimulator({ port: simulator.port });
    await next.close();
  });
});

describe("requests that belong to no system", () => {
  test.each(["/", "/control/more", "/intercomedy", "//", "/%"])("%s is not found", async (path) => {
    const simulator = await givenSimulator();

    const { status, headers, json } = await simulator.send(path);

    expect([status, json.code]).toEqual([404, "not_found"]);
    expect(headers.get("content-type")).toBe("application/problem+json");
  });

  test("a body over the limit is refused, one at the limit is read", async () => {
    const simulator = await givenSimulator();
    const send = (bytes: number) => simulator.send("/control", { method: "PUT", body: "x".repeat(bytes) });

    expect((await send(MAX_BODY_BYTES + 1)).json.code).toBe("body_too_large");
    expect((await send(MAX_BODY_BYTES)).json.code).toBe("invalid_input");
  });

  test("a client that leaves in the middle of its body harms nobody", async () => {
    const simulator = await givenSimulator();
    const client = connect(simulator.port, "127.0.0.1");
    client.write("PUT /control HTTP/1.1\r\nHost: simulator\r\nContent-Length: 100\r\n\r\n{");
    client.destroy();
    await once(client, "close");

    expect((await simulator.view()).scenario).toBe("healthy");
  });
});
