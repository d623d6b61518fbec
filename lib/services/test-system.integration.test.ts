import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type SystemName, SystemTest } from "#lib/contracts/settings.ts";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { disconnect } from "#lib/db/client.ts";
import { parseEnv, type RunningEnv } from "#lib/env.ts";
import { serve } from "#lib/integrations/http/test-server.ts";
import { readSimulator } from "#lib/services/read-simulator.ts";
import { switchSimulator } from "#lib/services/switch-simulator.ts";
import { testSystem } from "#lib/services/test-system.ts";
import { actorWith, contextOf, NO_DATABASE, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

const ctx = contextOf(actorWith("responder"));
const TOKEN = "a-secret-token";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let simulator: Simulator;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  simulator = await startSimulator({ port: 0 });
});
beforeEach(() => {
  settle();
});
afterAll(async () => {
  await database.close();
  await simulator.close();
});

function settle(changes: Partial<RunningEnv> = {}): void {
  settleTestEnv({
    databaseUrl: database.url,
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

/** As a provider describes itself; by mistake as somebody else. */
function endpoints(url: string): Record<string, string> {
  return {
    issuer: "https://other.example",
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/jwks`,
  };
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

  test.each([
    {
      given: "itself",
      described: (url: string) => ({ ...endpoints(url), issuer: `${url}/` }),
      ok: true,
      says: /describes itself/,
    },
    { given: "another one", described: endpoints, ok: false, says: /another issuer/ },
    { given: "nobody", described: () => ({ issuer: "" }), ok: false, says: /not how a provider describes itself/ },
  ])("given a provider that describes $given, then its test says so", async ({ described, ok, says }) => {
    const server = await serve((_, response) => response.end(JSON.stringify(described(server.url))));
    const { oidc } = parseEnv({ OIDC_ISSUER: server.url, OIDC_CLIENT_ID: "offhook", OIDC_CLIENT_SECRET: TOKEN });
    settle({ oidc });
    expect(await tested("single-sign-on")).toMatchObject({ ok, message: expect.stringMatching(says) });
    expect(server.requests.map(({ url }) => url)).toEqual(["/.well-known/openid-configuration"]);
  });

  test("given a provider that nobody plays, then its test says what went wrong", async () => {
    const server = await serve(() => undefined);
    await server.close();
    const variables = { OIDC_ISSUER: server.url, OIDC_CLIENT_ID: "offhook", OIDC_CLIENT_SECRET: TOKEN };
    settle({ oidc: parseEnv(variables).oidc });
    expect(await tested("single-sign-on")).toMatchObject({
      ok: false,
      message: "Connection refused. See OIDC_ISSUER.",
    });
    settle({ oidc: null });
    await expect(tested("single-sign-on")).rejects.toMatchObject({ code: "not_configured" });
  });

  test("given a database that is gone, then it says so", async () => {
    await disconnect();
    settle({ databaseUrl: NO_DATABASE });
    expect(await testSystem({ ctx, input: { name: "database" } })).toMatchObject({ ok: false });
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
