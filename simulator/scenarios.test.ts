import { describe, expect, test } from "vitest";
import { SCENARIOS, type Scenario } from "#lib/contracts/simulator.ts";
import { givenSimulator, type Received, withToken } from "#simulator/test-simulator.ts";

type Simulated = Awaited<ReturnType<typeof givenSimulator>>;

const ANY_CONTACT = { query: { field: "role", operator: "=", value: "user" }, pagination: { per_page: 1 } };

/** What a caller of the four systems sees, each answer in a few words. */
const HEALTHY = {
  me: "200 admin",
  edge: "401 unauthorized",
  conversations: "200 conversation.list",
  search: "200 list",
  page: "200 none, REST API operational",
  incidentsInOurRegion: "200 none",
  health: "200 healthy",
  slack: "200 ok",
};
type Seen = typeof HEALTHY;

const SERVER_ERRORS = {
  me: "503 service_unavailable",
  edge: "503 service_unavailable",
  conversations: "503 service_unavailable",
  search: "503 service_unavailable",
};

function everyIntercomCall(word: string): Pick<Seen, "me" | "edge" | "conversations" | "search"> {
  return { me: word, edge: word, conversations: word, search: word };
}

/** The scenarios that delay or never end have tests of their own in `disturbance.integration.test.ts`. */
type Prompt = Exclude<Scenario, "slow" | "hang" | "endless-body" | "search-slow">;

const EXPECTED: Record<Prompt, Seen> = {
  healthy: HEALTHY,
  "token-revoked": { ...HEALTHY, ...everyIntercomCall("401 token_revoked"), edge: "401 unauthorized" },
  "token-unauthorized": { ...HEALTHY, conversations: "401 token_unauthorized" },
  "scope-missing": { ...HEALTHY, conversations: "403 forbidden" },
  "plan-restricted": { ...HEALTHY, ...everyIntercomCall("403 api_plan_restricted"), edge: "401 unauthorized" },
  "rate-limited": { ...HEALTHY, ...everyIntercomCall("429 rate_limit_exceeded"), edge: "401 unauthorized" },
  "server-errors": {
    ...HEALTHY,
    ...SERVER_ERRORS,
    page: "200 critical, REST API major_outage",
    incidentsInOurRegion: "200 REST API requests are failing",
  },
  "server-errors-unreported": { ...HEALTHY, ...SERVER_ERRORS },
  reset: { ...HEALTHY, ...everyIntercomCall("ECONNRESET") },
  garbage: { ...HEALTHY, ...everyIntercomCall("200 not JSON") },
  "status-unreachable": { ...HEALTHY, page: "UND_ERR_SOCKET", incidentsInOurRegion: "UND_ERR_SOCKET" },
  "status-html": { ...HEALTHY, page: "200 not JSON", incidentsInOurRegion: "200 not JSON" },
  "incident-elsewhere": { ...HEALTHY, page: "200 major, REST API operational" },
  "network-down": {
    ...everyIntercomCall("UND_ERR_SOCKET"),
    page: "UND_ERR_SOCKET",
    incidentsInOurRegion: "UND_ERR_SOCKET",
    health: "UND_ERR_SOCKET",
    slack: "UND_ERR_SOCKET",
  },
  "health-down": { ...HEALTHY, health: "503 unhealthy" },
  "webhooks-late": HEALTHY,
  "slack-down": { ...HEALTHY, slack: "503 not JSON" },
  "slack-rate-limited": { ...HEALTHY, slack: "429 not JSON" },
};

describe("scenarios", () => {
  test.each(Object.entries(EXPECTED))("%s: what the four systems answer", async (scenario, expected) => {
    const simulator = await givenSimulator();
    await simulator.get("/me");

    await simulator.control({ scenario });

    expect(await look(simulator)).toEqual(expected);
  });

  test("every scenario can be left for healthy again", async () => {
    const simulator = await givenSimulator();
    for (const scenario of SCENARIOS) {
      await simulator.control({ scenario });
      await simulator.control({ scenario: "healthy" });
      expect(await look(simulator), `after ${scenario}`).toEqual(HEALTHY);
    }
  });

  test("rate-limited leaves nothing of the window and says when it ends", async () => {
    const simulator = await givenSimulator({ now: () => new Date("2026-11-22T03:04:05Z") });
    await simulator.control({ scenario: "rate-limited" });

    const { headers, json } = await simulator.get("/me");

    expect(json.errors[0].message).toBe("Exceeded rate limit of 1667 in 10_seconds");
    expect(headers.get("x-ratelimit-remaining")).toBe("0");
    expect(headers.get("x-ratelimit-reset")).toBe(String(Date.parse("2026-11-22T03:04:10Z") / 1000));
  });

  test("scope-missing names the scope", async () => {
    const simulator = await givenSimulator();
    await simulator.control({ scenario: "scope-missing" });

    const { json } = await simulator.post("/conversations/search", ANY_CONTACT);

    expect(json.errors[0].message).toContain("read_conversations");
  });
});

async function look(simulator: Simulated): Promise<Seen> {
  const { send, get, post, postJson } = simulator;
  const home = "/status/fin";
  return {
    me: await told(get("/me"), intercomWord),
    edge: await told(send("/intercom/me"), intercomWord),
    conversations: await told(get("/conversations?per_page=1"), intercomWord),
    search: await told(post("/contacts/search", ANY_CONTACT), intercomWord),
    page: await told(send(`${home}/api/v2/summary.json`), pageWord),
    incidentsInOurRegion: await told(send(`${home}/proxy/host?subpage_slug=us-hosting`), incidentsWord),
    health: await told(send("/app/health"), ({ json }) => json.services.intercom.status),
    slack: await told(
      postJson("/slack/api/chat.postMessage", { channel: "C1", text: "Hello" }, withToken("xoxb-1")),
      ({ json }) => (json.ok ? "ok" : json.error),
    ),
  };
}

async function told(answer: Promise<Received>, word: (answer: Received) => string): Promise<string> {
  try {
    const received = await answer;
    return `${received.status} ${received.json === undefined ? "not JSON" : word(received)}`;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof Error && "code" in cause ? String(cause.code) : String(error);
  }
}

function intercomWord({ json }: Received): string {
  return json.type === "error.list" ? json.errors[0].code : json.type;
}

function pageWord({ json }: Received): string {
  const restApi = json.components.find((component: { name: string }) => component.name === "REST API");
  return `${json.status.indicator}, REST API ${restApi.status}`;
}

function incidentsWord({ json }: Received): string {
  return json.summary.ongoing_incidents.map((incident: { name: string }) => incident.name).join(", ") || "none";
}
