import { get as httpGet, type IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { SLOW_MS } from "#simulator/disturbance.ts";
import { givenSimulator, withToken } from "#simulator/test-simulator.ts";

const ANY_CONTACT = { query: { field: "role", operator: "=", value: "user" } };

describe("disturbances", () => {
  test("slow answers every call of Intercom correctly, and late", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "slow" });
    const startedAt = performance.now();

    const [me, edge] = await Promise.all([simulator.get("/me"), simulator.send("/intercom/me")]);

    expect(performance.now() - startedAt).toBeGreaterThan(SLOW_MS - 100);
    expect([me.status, edge.status]).toEqual([200, 401]);
  });

  test("search-slow answers searches late and everything else at once", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "search-slow" });
    const startedAt = performance.now();
    const arrived: string[] = [];
    const note = (what: string) => () => arrived.push(what);

    await Promise.all([
      simulator.post("/contacts/search", ANY_CONTACT).then(note("search")),
      simulator.get("/me").then(note("me")),
      simulator.get("/conversations").then(note("conversations")),
    ]);

    expect(arrived.at(-1)).toBe("search");
    expect(performance.now() - startedAt).toBeGreaterThan(SLOW_MS - 100);
  });

  test("hang never answers and keeps the connection", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "hang" });
    let settled = false;
    const hanging = simulator.get("/me").finally(() => {
      settled = true;
    });

    const answeredMeanwhile = await simulator.send("/app/health");
    const { requests } = await simulator.view();

    expect(answeredMeanwhile.status).toBe(200);
    expect(requests).toContainEqual(expect.objectContaining({ path: "/intercom/me", status: null }));
    expect(settled).toBe(false);
    await simulator.close();
    await expect(hanging).rejects.toThrow("fetch failed");
  });

  test("endless-body goes on for as long as somebody reads, and ends with the connection", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "endless-body" });

    const response = await open(`${simulator.url}/intercom/me`);
    const bytes = await readAtLeast(response, 20_000_000);
    response.destroy();

    expect(response.statusCode).toBe(200);
    expect(response.headers["content-type"]).toContain("application/json");
    expect(response.headers["x-request-id"]).toBeDefined();
    expect(bytes).toBeGreaterThanOrEqual(20_000_000);
    expect((await simulator.send("/app/health")).status).toBe(200);
  });

  test("endless-body has no body to send for HEAD", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "endless-body" });

    const { status, text } = await simulator.send("/intercom/me", { method: "HEAD" });

    expect([status, text]).toEqual([200, ""]);
  });

  test("garbage is no valid UTF-8, and comes with Intercom's headers", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "garbage" });

    const { status, headers, text } = await simulator.get("/me");

    expect(status).toBe(200);
    expect(text).toContain("\ufffd");
    expect(headers.get("x-request-id")).not.toBeNull();
    expect(headers.get("x-ratelimit-remaining")).toBe("1666");
  });

  test.each(["status", "health", "slack"])("%s can be disturbed alone", async (system) => {
    const simulator = await givenSimulator();
    const path = { status: "/status", health: "/app/health", slack: "/slack/api/auth.test" }[system] ?? "";

    await simulator.control({ [system]: "reset" });

    await expect(simulator.send(path)).rejects.toThrow("fetch failed");
    expect((await simulator.get("/me")).status).toBe(200);
  });
});

function open(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpGet(url, { headers: withToken("token-a") }, resolve).on("error", reject);
  });
}

async function readAtLeast(response: IncomingMessage, bytes: number): Promise<number> {
  let read = 0;
  for await (const chunk of response) {
    read += chunk.length;
    if (read >= bytes) break;
  }
  return read;
}
