import { describe, expect, it } from "vitest";
import { supportTicket } from "#lib/incident/support-ticket.ts";
import { Log, TRIAGE } from "#lib/incident/testing.ts";

const WORKSPACE = { id: "abc123", region: "eu" };

/** What the page has of an incident that began with its first alert. */
function ticketOf({ state }: Log, workspace: { id: string | null; region: string | null } = WORKSPACE): string {
  const endedAt = state.status === "RESOLVED" ? "2026-11-22T15:10:00.000Z" : null;
  return supportTicket({ ...state, number: 42, startedAt: "2026-11-22T14:05:00.000Z", endedAt }, workspace);
}

const busy = () =>
  new Log()
    .do({
      type: "add-request-ids",
      requestIds: [
        { id: "req_3", endpoint: "POST /conversations", status: 503, at: "2026-11-22T14:20:30Z" },
        { id: "req_1", endpoint: "GET /contacts", status: 401, code: "token_revoked", at: "2026-11-22T15:05:10+01:00" },
        { id: "req_2", endpoint: "GET /contacts", status: 503, at: "2026-11-22T14:06:00Z" },
        { id: "req_4", endpoint: "GET /contacts", status: 401, code: "token_revoked" },
        { id: "req_5" },
      ],
    })
    .do({ type: "set-affected", conversations: 1_200, users: 1 })
    .do({ type: "record-mitigation", text: "Rotated the token", at: "2026-11-22T14:25:00Z" })
    .do({ type: "record-mitigation", text: "Restarted the wrong service", at: "2026-11-22T14:26:00Z" })
    .do({ type: "retract-entry", entry: 6 })
    .do({ type: "tick-step", step: "token-check-region" }, { now: "2026-11-22T14:10:00Z" })
    .do({ type: "tick-step", step: "token-restart" }, { now: "2026-11-22T14:11:00Z" })
    .do({ type: "untick-step", step: "token-restart" }, { now: "2026-11-22T14:12:00Z" });

describe("supportTicket", () => {
  it("given a busy incident, then all that support asks for stands in it", () => {
    const log = busy();
    expect(log.refusals).toEqual([]);
    expect(ticketOf(log)).toBe(`Subject: API calls fail since 2026-11-22 14:05:00 UTC, workspace abc123

Hello,

our integration's calls to the Intercom API are failing.

Workspace: abc123
Region: EU
Our incident: INC-42, P1, INVESTIGATING
Began: 2026-11-22 14:05:00 UTC
First to last failing call: 2026-11-22 14:05:10 UTC to 2026-11-22 14:20:30 UTC
Impact: Customer conversations not loading; 1,200 conversations; 1 user unable to reach support

What fails:
- GET /contacts: 401 token_revoked (2), 503 (1)
- POST /conversations: 503 (1)
- endpoint unknown: answer unknown (1)

Request ids (5):
2026-11-22 14:05:10 UTC  GET /contacts  401 token_revoked  req_1
2026-11-22 14:06:00 UTC  GET /contacts  503  req_2
2026-11-22 14:20:30 UTC  POST /conversations  503  req_3
time unknown  GET /contacts  401 token_revoked  req_4
time unknown  endpoint unknown  answer unknown  req_5

What we have tried:
- 2026-11-22 14:10:00 UTC  Check that INTERCOM_API_URL is the workspace's region
- 2026-11-22 14:25:00 UTC  Rotated the token

What we ask:
Please look these calls up and tell us why they fail, whether others are affected, and when they will work again.
`);
  });

  it("given nothing but the declaration, then it says what is unknown", () => {
    expect(
      ticketOf(new Log({ impact: null }), { id: null, region: null }),
    ).toBe(`Subject: API calls fail since 2026-11-22 14:05:00 UTC, workspace unknown

Hello,

our integration's calls to the Intercom API are failing.

Workspace: unknown
Region: unknown
Our incident: INC-42, P1, INVESTIGATING
Began: 2026-11-22 14:05:00 UTC
First to last failing call: unknown
Impact: unknown

What fails:
- no call is recorded yet

Request ids (0):
none

What we have tried:
- nothing is recorded yet

What we ask:
Please look these calls up and tell us why they fail, whether others are affected, and when they will work again.
`);
  });

  it("given one that is over, then it speaks of the past and says when it ended", () => {
    const text = ticketOf(new Log().do({ type: "resolve", fix: "A new token" }));
    expect(text).toContain("Subject: API calls failed since");
    expect(text).toContain("were failing");
    expect(text).toContain("\nEnded: 2026-11-22 15:10:00 UTC\n");
    expect(text).toContain("tell us why they failed");
  });

  it("given a drill, then it says first that it must not be sent", () => {
    const text = ticketOf(new Log({}, { drill: true }));
    expect(text.split("\n")[2]).toBe("This is a drill on a simulator. Do not send it.");
  });

  it("given more ids than anybody reads, then a hundred are listed and the rest is counted", () => {
    const log = new Log();
    const requestIds = Array.from({ length: 350 }, (_, index) => ({ id: `req_${index}`, endpoint: `GET /${index}` }));
    const text = ticketOf(log.do({ type: "add-request-ids", requestIds }));
    expect(text).toContain("Request ids (350):");
    expect(text.match(/ {2}req_\d+/g)).toHaveLength(100);
    expect(text).toContain("\nand 250 more, which we send on request\n");
    expect(text).toContain("\n- and 330 endpoints more\n");
  });

  it("given a look of Offhook's, then what it found out is told, the last one alone", () => {
    const log = new Log();
    const finding = (text: string) => ({ state: "fail" as const, text });
    const look = (runId: string, text: string) =>
      log.do(
        { type: "check-step", step: "token-verify", triageRunId: runId },
        { triage: { ...TRIAGE, runId }, finding: finding(text) },
      );
    look("0d9e7c52-5a0b-4cf1-9d7b-0f6d6f3f7a12", "503: nothing is known of the token");
    look("0d9e7c52-5a0b-4cf1-9d7b-0f6d6f3f7a13", "401 token_revoked: Intercom rejects our token");
    expect(log.refusals).toEqual([]);
    const text = ticketOf(log);
    expect(text).toContain("Verify token is valid: 401 token_revoked: Intercom rejects our token\n");
    expect(text).not.toContain("nothing is known");
  });
});
