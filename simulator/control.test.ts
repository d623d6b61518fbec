import { describe, expect, test } from "vitest";
import { SCENARIOS } from "#lib/contracts/simulator.ts";
import { MODES } from "#simulator/modes.ts";
import { SCENARIO_MODES } from "#simulator/scenarios.ts";
import { givenSimulator, withToken } from "#simulator/test-simulator.ts";

const HEALTHY = { intercom: "healthy", status: "healthy", health: "healthy", slack: "healthy" };

describe("GET /control", () => {
  test("shows a new simulator as healthy and unused", async () => {
    const simulator = await givenSimulator();

    expect(await simulator.view()).toEqual({
      scenario: "healthy",
      systems: HEALTHY,
      requests: [],
      slack: { messages: [] },
      pagerduty: { events: [] },
      webhooks: { attempts: [] },
    });
  });

  test("logs requests to the four systems, in order, and not its own", async () => {
    const simulator = await givenSimulator({ now: () => new Date("2026-11-22T03:04:05Z") });

    await simulator.get("/me");
    await simulator.send("/status/api/v2/status.json?a=b");
    await simulator.send("/app/health");
    await simulator.postJson("/slack/services/T1/B1/secret", { text: "Hello" });

    const at = "2026-11-22T03:04:05.000Z";
    expect((await simulator.view()).requests).toEqual([
      { at, method: "GET", path: "/intercom/me", system: "intercom", status: 200 },
      { at, method: "GET", path: "/status/api/v2/status.json?a=b", system: "status", status: 302 },
      { at, method: "GET", path: "/app/health", system: "health", status: 200 },
      { at, method: "POST", path: "/slack/services/T1/B1/***", system: "slack", status: 200 },
    ]);
  });

  test("holds no token, wherever it was sent", async () => {
    const simulator = await givenSimulator();
    const secret = "s3cr3t-value";

    await simulator.get("/me", secret);
    await simulator.send(`/intercom/me?access_token=${secret}`, { headers: { "x-api-key": secret } });
    await simulator.send("/slack/api/chat.postMessage", {
      method: "POST",
      body: new URLSearchParams({ token: secret, channel: "C1", text: "Hello" }),
    });
    await simulator.postJson(`/slack/services/T1/B1/${secret}`, { text: "Hello" }, withToken(secret));

    const { text } = await simulator.send("/control");
    expect(text).toContain("Hello");
    expect(text).not.toContain(secret);
  });

  test("keeps the latest 200 requests", async () => {
    const simulator = await givenSimulator();
    for (let number = 1; number <= 205; number += 1) await simulator.send(`/app/health?n=${number}`);

    const { requests } = await simulator.view();

    expect(requests).toHaveLength(200);
    expect(requests[0]?.path).toBe("/app/health?n=6");
    expect(requests.at(-1)?.path).toBe("/app/health?n=205");
  });
});

describe("PUT /control", () => {
  test.each(SCENARIOS)("scenario %s sets all four systems", async (scenario) => {
    const simulator = await givenSimulator();
    await simulator.control({ intercom: "reset", status: "html", health: "down", slack: "down" });

    const { status, json } = await simulator.control({ scenario });

    expect(status).toBe(200);
    expect(json).toMatchObject({ scenario, systems: SCENARIO_MODES[scenario] });
  });

  const everyMode = Object.entries(MODES).flatMap(([system, modes]) => modes.map((mode) => [system, mode] as const));
  test.each(everyMode)("%s alone can be set to %s", async (system, mode) => {
    const simulator = await givenSimulator();

    const { json } = await simulator.control({ [system]: mode });

    expect(json).toMatchObject({ scenario: null, systems: { ...HEALTHY, [system]: mode } });
  });

  test("several systems are set together, and what is left out stays", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "health-down" });

    const { json } = await simulator.control({ intercom: "scope-missing", slack: "down" });

    expect(json.systems).toEqual({ intercom: "scope-missing", status: "healthy", health: "down", slack: "down" });
  });

  test.each([
    ["status", "status-unreachable", "unreachable"],
    ["status", "server-errors", "incident"],
    ["intercom", "server-errors-unreported", "server-errors"],
    ["health", "health-down", "down"],
    ["slack", "slack-rate-limited", "rate-limited"],
    ["slack", "network-down", "unreachable"],
    ["slack", "token-revoked", "healthy"],
  ])("%s takes the name of scenario %s as %s", async (system, scenario, mode) => {
    const simulator = await givenSimulator();

    const { json } = await simulator.control({ [system]: scenario });

    expect(json.systems[system]).toBe(mode);
  });

  test("names every wrong field and what is accepted there", async () => {
    const simulator = await givenSimulator();

    const { status, headers, json } = await simulator.control({ status: "broken", health: 7, webhooks: "late" });

    expect(status).toBe(422);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(json.errors.map((error: { field: string }) => error.field)).toEqual(["status", "health", "webhooks"]);
    for (const mode of MODES.status) expect(json.errors[0].message).toContain(mode);
    for (const mode of MODES.health) expect(json.errors[1].message).toContain(mode);
    expect(json.errors[2].message).toContain("intercom, status, health and slack");
  });

  test("names the scenarios where the scenario is wrong", async () => {
    const simulator = await givenSimulator();

    const { status, json } = await simulator.control({ scenario: "sunny" });

    expect([status, json.errors[0].field]).toEqual([422, "scenario"]);
    for (const scenario of SCENARIOS) expect(json.errors[0].message).toContain(scenario);
  });

  test.each([
    ["nothing", {}],
    ["null", null],
    ["a list", ["healthy"]],
    ["a text", "healthy"],
    ["a scenario together with a system", { scenario: "healthy", slack: "down" }],
  ])("refuses %s and changes nothing", async (_what, body) => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "slack-down" });

    const { status, json } = await simulator.control(body);

    expect([status, json.code]).toEqual([422, "invalid_input"]);
    expect(json.errors).not.toHaveLength(0);
    expect((await simulator.view()).scenario).toBe("slack-down");
  });

  test("refuses what is not JSON, and other methods", async () => {
    const simulator = await givenSimulator();

    expect((await simulator.send("/control", { method: "PUT", body: "{" })).status).toBe(422);
    const deleted = await simulator.send("/control", { method: "DELETE" });
    expect([deleted.status, deleted.headers.get("allow")]).toEqual([405, "GET, PUT"]);
  });
});
