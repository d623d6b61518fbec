import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type SystemName, SystemTest } from "#lib/contracts/settings.ts";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { disconnect } from "#lib/db/client.ts";
import type { RunningEnv } from "#lib/env.ts";
import { readSimulator } from "#lib/services/read-simulator.ts";
import { switchSimulator } from "#lib/services/switch-simulator.ts";
import { testSystem } from "#lib/services/test-system.ts";
import { actorWith, contextOf, NO_DATABASE, settleTestEnv } from "#lib/services/testing.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

const ctx = contextOf(actorWith("responder"));
const TOKEN = "a-secret-token";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
beforeEach(() => {
  settle();
});
afterAll(async () => {
  await disconnect();
  await simulator.close();
});

function settle(changes: Partial<RunningEnv> = {}): void {
  settleTestEnv({
    databaseUrl: inject("postgresUrl"),
    port: simulator.port - 1,
    intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: TOKEN } },
    statusPage: { url: `${simulator.url}/status`, region: null },
    healthUrl: `${simulator.url}/app/health`,
    slack: { kind: "bot", token: TOKEN, channel: "#incidents", apiUrl: `${simulator.url}/slack/api/` },
    pagerDuty: { routingKey: "0123456789abcdef0123456789abcdef", apiUrl: `${simulator.url}/pagerduty` },
    ...changes,
  });
}

async function tested(name: SystemName, scenario: Scenario = "healthy"): Promise<SystemTest> {
  await switchSimulator({ ctx, input: { scenario } });
  const result = await testSystem({ ctx, input: { name } });
  expect(SystemTest.parse(result)).toEqual(result);
  expect(JSON.stringify(result)).not.toContain(TOKEN);
  return result;
}

describe("a live test", () => {
  test.each<SystemName>(["intercom", "status-page", "health", "slack", "pagerduty", "database"])(
    "given that %s is well, then it says what answers",
    async (name) => {
      expect(await tested(name)).toMatchObject({ name, ok: true });
    },
  );

  test.each<{ name: SystemName; scenario: Scenario; says: RegExp }>([
    { name: "intercom", scenario: "token-revoked", says: /^HTTP 401 token_revoked/ },
    { name: "intercom", scenario: "reset", says: /^Connection reset/ },
    { name: "intercom", scenario: "garbage", says: /not Intercom's API/ },
    { name: "status-page", scenario: "status-html", says: /STATUS_PAGE_URL/ },
    { name: "status-page", scenario: "status-unreachable", says: /STATUS_PAGE_URL/ },
    { name: "slack", scenario: "slack-down", says: /./ },
    { name: "slack", scenario: "slack-rate-limited", says: /HTTP 429/ },
  ])("given $scenario, then $name says what is wrong", async ({ name, scenario, says }) => {
    expect(await tested(name, scenario)).toMatchObject({ ok: false, message: expect.stringMatching(says) });
  });

  test("given a webhook, then nothing is posted by testing it", async () => {
    settle({ slack: { kind: "webhook", url: `${simulator.url}/slack/services/T0/B0/x` } });
    expect(await tested("slack")).toMatchObject({ ok: true });
    const { slack } = (await (await fetch(`${simulator.url}/control`)).json()) as { slack: { messages: unknown[] } };
    expect(slack.messages).toEqual([]);
  });

  test.each([
    ["a key of the wrong length", { routingKey: "too-short" }, /^HTTP 400: .*routing_key.* PAGERDUTY_ROUTING_KEY/],
    ["an address that nobody listens at", { apiUrl: "http://127.0.0.1:1" }, /PAGERDUTY_API_URL/],
    ["the address of something else", { apiUrl: "SIMULATOR/app" }, /^HTTP 404/],
  ])("given %s, then PagerDuty's test says what is wrong", async (_what, change, says) => {
    const pagerDuty = {
      routingKey: "0123456789abcdef0123456789abcdef",
      apiUrl: `${simulator.url}/pagerduty`,
      ...change,
    };
    settle({ pagerDuty: { ...pagerDuty, apiUrl: pagerDuty.apiUrl.replace("SIMULATOR", simulator.url) } });
    expect(await tested("pagerduty")).toMatchObject({ ok: false, message: expect.stringMatching(says) });
  });

  test("given a database that is gone, then it says so", async () => {
    await disconnect();
    settle({ databaseUrl: NO_DATABASE });
    expect(await tested("database")).toMatchObject({ ok: false });
    await disconnect();
  });

  test("given a system that is not configured, then it is refused", async () => {
    settle({ healthUrl: null, slack: null, pagerDuty: null });
    await expect(tested("health")).rejects.toMatchObject({ code: "not_configured" });
    await expect(tested("slack")).rejects.toMatchObject({ code: "not_configured" });
    await expect(tested("pagerduty")).rejects.toMatchObject({ code: "not_configured" });
  });
});

describe("the simulator", () => {
  test("given a switch, then it plays that", async () => {
    await switchSimulator({ ctx, input: { scenario: "slow" } });
    expect(await readSimulator({ ctx })).toEqual({ scenario: "slow" });
  });

  test("given a real token, then there is none to switch", async () => {
    settle({ simulated: false });
    await expect(readSimulator({ ctx })).rejects.toMatchObject({ code: "not_simulated" });
    await expect(switchSimulator({ ctx, input: { scenario: "slow" } })).rejects.toMatchObject({
      code: "not_simulated",
    });
  });

  test("given that nothing listens there, then it says so", async () => {
    settle({ intercom: { apiUrl: "http://127.0.0.1:1/intercom", token: null } });
    await expect(readSimulator({ ctx })).rejects.toMatchObject({ code: "simulator_unavailable" });
  });
});
