import { describe, expect, it } from "vitest";
import type { Reading, Verdict } from "#lib/contracts/triage.ts";
import { answered, incident, late, run, runWithWebhooks, slow, unanswered, unread } from "#lib/triage/test-readings.ts";
import { verdictOn } from "#lib/triage/verdict.ts";

type Row = [given: string, readings: Reading[], verdict: string, confidence: Verdict["confidence"]];

const every = (change: Partial<Reading>) => ({ api: change, scope: change, search: change });
const pageUnread = { status: unread(), incidents: unread() };
const nothing = { ...every(unanswered()), edge: unanswered(), ...pageUnread };

const TABLE: Row[] = [
  ["all is well", run(), "healthy intermittent none", "certain"],
  ["no health address is set", run({ health: unread() }), "healthy intermittent none", "certain"],
  [
    "a health check that only says degraded",
    run({ health: { state: "warn" } }),
    "healthy intermittent none",
    "certain",
  ],
  ["a rate limit nearly dry", run({ "rate-limit": { state: "warn" } }), "healthy intermittent none", "certain"],
  ["an edge control that fails while calls work", run({ edge: unanswered() }), "healthy intermittent none", "certain"],
  ["an incident elsewhere", run({ incidents: incident("elsewhere") }), "healthy intermittent none", "certain"],
  ["a page that does not answer", run(pageUnread), "healthy intermittent P4", "probable"],
  [
    "a page that lists no incidents",
    run({ incidents: unread("no_incident_list", 200) }),
    "healthy intermittent P4",
    "probable",
  ],

  ["401 on every call", run(every(answered(401, "token_revoked"))), "ours token P1", "certain"],
  ["401 without a code", run(every(answered(401))), "ours token P1", "certain"],
  ["401 on conversations alone", run({ scope: answered(401, "token_revoked") }), "ours token P1", "certain"],
  [
    "a token file that cannot be read",
    run({ api: { ...unanswered("token_unreadable"), latencyMs: null } }),
    "ours token P1",
    "certain",
  ],
  ["401 token_unauthorized on /me", run(every(answered(401, "token_unauthorized"))), "ours scope P1", "certain"],
  [
    "401 token_unauthorized on conversations",
    run({ scope: answered(401, "token_unauthorized") }),
    "ours scope P2",
    "certain",
  ],
  ["403 on conversations", run({ scope: answered(403, "forbidden") }), "ours scope P2", "certain"],
  ["403 on search", run({ search: answered(403, "action_forbidden") }), "ours scope P2", "certain"],
  ["403 on every call", run(every(answered(403))), "ours scope P1", "certain"],
  ["403 for the plan on every call", run(every(answered(403, "api_plan_restricted"))), "ours plan P1", "certain"],
  ["403 for the plan on search", run({ search: answered(403, "api_plan_restricted") }), "ours plan P2", "certain"],
  ["429 on every call", run(every(answered(429, "rate_limit_exceeded"))), "ours rate-limit P2", "certain"],
  ["429 on search", run({ search: answered(429) }), "ours rate-limit P2", "certain"],
  ["400 on every call", run(every(answered(400, "intercom_version_invalid"))), "ours request P1", "certain"],
  ["404 on search", run({ search: answered(404, "not_found") }), "ours request P3", "certain"],
  ["a redirect on every call", run(every(answered(301, "redirect"))), "ours request P1", "certain"],
  ["an API address that is none", run(every(unanswered("bad_url"))), "ours request P1", "certain"],
  [
    "a token refused during an incident",
    run({ ...every(answered(401)), incidents: incident("rest_api") }),
    "ours token P1",
    "certain",
  ],
  [
    "a scope missing during an incident",
    run({ scope: answered(403), incidents: incident("rest_api") }),
    "ours scope P2",
    "certain",
  ],
  [
    "a plan refused during an incident",
    run({ ...every(answered(403, "api_plan_restricted")), incidents: incident("rest_api") }),
    "ours plan P1",
    "certain",
  ],
  [
    "a rate limit during an incident",
    run({ ...every(answered(429)), incidents: incident("rest_api") }),
    "ours rate-limit P2",
    "certain",
  ],

  ["5xx, reported", run({ ...every(answered(503)), incidents: incident("rest_api") }), "theirs upstream P1", "certain"],
  [
    "5xx, reported in a place not named",
    run({ ...every(answered(503)), incidents: incident("rest_api_probable") }),
    "theirs upstream P1",
    "probable",
  ],
  ["5xx, not reported", run(every(answered(503, "service_unavailable"))), "theirs server-error P1", "probable"],
  [
    "5xx, an incident on Webhooks alone",
    run({ ...every(answered(500)), incidents: incident("webhooks") }),
    "theirs server-error P1",
    "probable",
  ],
  [
    "5xx, an incident elsewhere",
    run({ ...every(answered(500)), incidents: incident("elsewhere") }),
    "theirs server-error P1",
    "probable",
  ],
  ["5xx, the page unreachable", run({ ...every(answered(502)), ...pageUnread }), "theirs server-error P1", "probable"],
  [
    "no answer, not reported",
    run({ ...every(unanswered()), edge: unanswered() }),
    "theirs server-error P1",
    "probable",
  ],
  [
    "no answer, reported",
    run({ ...every(unanswered()), edge: unanswered(), incidents: incident("rest_api") }),
    "theirs upstream P1",
    "certain",
  ],
  ["a reset, not reported", run(every(unanswered("connection_reset"))), "theirs server-error P1", "probable"],
  ["garbage with 200", run(every({ state: "fail", code: "not_json" })), "theirs server-error P1", "probable"],
  [
    "a body of /me that does not end in time",
    run({ api: { state: "fail", code: "timeout" } }),
    "theirs server-error P1",
    "probable",
  ],
  ["no answer and no page, but a living edge", run({ ...nothing, edge: {} }), "theirs server-error P1", "probable"],
  [
    "no answer, and a page that answers with HTML",
    run({ ...nothing, status: unread("not_json", 200), incidents: unread("not_json", 200) }),
    "theirs server-error P1",
    "probable",
  ],
  ["nothing answers, but our own health does", run(nothing), "unknown infrastructure P1", "probable"],
  [
    "nothing answers, our health neither",
    run({ ...nothing, health: unanswered() }),
    "unknown infrastructure P1",
    "probable",
  ],
  ["5xx on conversations alone", run({ scope: answered(500) }), "theirs server-error P2", "probable"],
  [
    "5xx on search alone, reported",
    run({ search: answered(500), incidents: incident("rest_api") }),
    "theirs upstream P2",
    "certain",
  ],
  ["a reset on search alone", run({ search: unanswered("connection_reset") }), "theirs server-error P2", "probable"],

  ["every call slow, the page prompt", run(every(slow())), "theirs degraded P2", "probable"],
  [
    "everything slow alike",
    run({ ...every(slow()), edge: slow(), status: slow(), health: slow() }),
    "unknown degraded P2",
    "probable",
  ],
  [
    "every call slow, no other host to compare with",
    run({ ...every(slow()), edge: unanswered(), ...pageUnread, health: unread() }),
    "unknown degraded P2",
    "probable",
  ],
  [
    "/me alone slow",
    run({ api: slow(), edge: slow(), ...pageUnread, health: unread() }),
    "theirs degraded P2",
    "probable",
  ],
  ["conversations slow", run({ scope: slow() }), "theirs degraded P2", "probable"],
  ["search slow", run({ search: slow() }), "theirs degraded P3", "probable"],
  ["search without an answer in time", run({ search: unanswered() }), "theirs degraded P3", "probable"],
  [
    "conversations with a body that does not end in time",
    run({ scope: { state: "fail", code: "timeout" } }),
    "theirs degraded P2",
    "probable",
  ],
  ["search slow, reported", run({ search: slow(), incidents: incident("rest_api") }), "theirs upstream P3", "certain"],
  [
    "every call slow, reported",
    run({ ...every(slow()), incidents: incident("rest_api") }),
    "theirs upstream P2",
    "certain",
  ],

  ["an incident while calls work", run({ incidents: incident("rest_api") }), "theirs upstream P3", "certain"],
  [
    "an incident in a place not named while calls work",
    run({ incidents: incident("rest_api_probable") }),
    "theirs upstream P3",
    "probable",
  ],
  ["an incident on Webhooks", run({ incidents: incident("webhooks") }), "theirs upstream P3", "certain"],
  ["our health check says unhealthy", run({ health: answered(503) }), "ours infrastructure P2", "certain"],
  ["our health check does not answer", run({ health: unanswered() }), "ours infrastructure P2", "probable"],
  [
    "our health check fails, the page unreachable",
    run({ health: answered(503), ...pageUnread }),
    "ours infrastructure P2",
    "certain",
  ],

  ["webhooks that wait in Intercom's queue", runWithWebhooks(late()), "theirs degraded P3", "probable"],
  ["webhooks that are late on the way", runWithWebhooks(late("transit_late")), "unknown degraded P3", "probable"],
  ["webhooks that have stopped", runWithWebhooks(late("silent")), "unknown degraded P3", "probable"],
  [
    "late webhooks, an incident on Webhooks",
    runWithWebhooks(late("silent"), { incidents: incident("webhooks") }),
    "theirs upstream P3",
    "certain",
  ],
  [
    "late webhooks, an incident that may be on Webhooks",
    runWithWebhooks(late(), { incidents: incident("webhooks_probable") }),
    "theirs upstream P3",
    "probable",
  ],
  [
    "late webhooks, an incident on the REST API",
    runWithWebhooks(late(), { incidents: incident("rest_api") }),
    "theirs upstream P3",
    "certain",
  ],
  [
    "late webhooks, an incident elsewhere",
    runWithWebhooks(late(), { incidents: incident("elsewhere") }),
    "theirs degraded P3",
    "probable",
  ],
  ["late webhooks, the page unreachable", runWithWebhooks(late(), pageUnread), "theirs degraded P3", "probable"],
  [
    "late webhooks while our health check says unhealthy",
    runWithWebhooks(late("silent"), { health: answered(503) }),
    "ours infrastructure P2",
    "certain",
  ],
  [
    "late webhooks beside a slow search",
    runWithWebhooks(late("silent"), { search: slow() }),
    "theirs degraded P3",
    "probable",
  ],
  [
    "late webhooks beside a missing scope",
    runWithWebhooks(late(), { scope: answered(403, "forbidden") }),
    "ours scope P2",
    "certain",
  ],
  ["webhooks of which nothing is known", runWithWebhooks({ state: "unknown" }), "healthy intermittent none", "certain"],

  ["no reading of /me at all", run().filter(({ probe }) => probe !== "api"), "unknown infrastructure P1", "probable"],
  ["no reading whatever", [], "unknown infrastructure P1", "probable"],
];

describe("the verdict", () => {
  it.each(TABLE)("on %s", (_given, readings, expected, confidence) => {
    const verdict = verdictOn(readings);
    expect(`${verdict.side} ${verdict.leaf} ${verdict.severity ?? "none"}`).toBe(expected);
    expect(verdict.confidence).toBe(confidence);
  });
});
