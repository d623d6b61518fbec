import { describe, expect, it } from "vitest";
import { Declaration } from "#lib/incident/command.ts";
import { declare } from "#lib/incident/declare.ts";
import { authorNamed, DECLARATION, Log } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";

const NOW = new Date("2026-11-22T14:06:00Z");

const RUN: TriageFindings = {
  runId: "0d9f6f5e-6f7b-4c58-9a0e-1c8f5d1f2a3b",
  simulated: false,
  startedAt: "2026-11-22T14:05:30.000Z",
  leaf: "token",
  text: "Intercom rejects our token (401 token_revoked).",
  changes: [],
  requestIds: [
    { id: "req_1", endpoint: "GET /me", status: 401, code: "token_revoked", at: "2026-11-22T14:05:31.000Z" },
    { id: "req_1", endpoint: "GET /me", status: 401, code: "token_revoked", at: "2026-11-22T14:05:31.000Z" },
  ],
};

function refusalOf(change: object, triage: TriageFindings | null = null) {
  const decision = declare(Declaration.parse({ ...DECLARATION, ...change }), {
    now: NOW,
    by: authorNamed("bob"),
    drill: false,
    triage,
  });
  return "code" in decision ? decision : null;
}

describe("declaring", () => {
  it("given what alerted us earlier, then the incident counts from there, not from now", () => {
    const { state } = new Log();
    expect(timesOf(state).startedAt).toBe("2026-11-22T14:05:00.000Z");
    expect(state.declaredAt).toBe("2026-11-22T14:06:00.000Z");
    expect(state.status).toBe("INVESTIGATING");
  });

  it("given a triage run, then it is Triage started and its request ids are kept, each once", () => {
    const { state } = new Log({}, { triage: RUN });
    expect(timesOf(state).triagedAt).toBe(RUN.startedAt);
    expect(state.requestIds.map(({ id }) => id)).toEqual(["req_1"]);
  });

  it("given a walk without a run, then the walk is Triage started", () => {
    const walk = { startedAt: "2026-11-22T14:05:40Z", answers: [] };
    const { state } = new Log({ walk });
    expect(state.entries.at(-1)?.body).toMatchObject({
      kind: "triage",
      runId: null,
      text: expect.stringContaining("Token rejected"),
    });
    expect(timesOf(state).triagedAt).toBe("2026-11-22T14:05:40.000Z");
  });

  it("given the simulator, then it is a drill and stays one", () => {
    const log = new Log({}, { drill: true });
    log.do({ type: "resolve", fix: "Played healthy" }).do({ type: "reopen", reason: "Again" });
    expect(log.state.drill).toBe(true);
  });

  it("given a run of the simulator for a real incident, then it is refused", () => {
    expect(refusalOf({}, { ...RUN, simulated: true })).toMatchObject({ code: "invalid_command", field: "triageRunId" });
  });

  it.each([
    ["a first alert in the future", { firstAlert: { text: "x", at: "2026-11-22T14:08:00Z" } }, "firstAlert.at"],
    ["a next update that has passed", { nextUpdateAt: "2026-11-22T14:00:00Z" }, "nextUpdateAt"],
    ["a next update in a year", { nextUpdateAt: "2027-11-22T14:00:00Z" }, "nextUpdateAt"],
    ["a walk in the future", { walk: { startedAt: "2026-11-22T15:00:00Z", answers: [] } }, "walk.startedAt"],
  ])("given %s, then it is refused at its field", (_, change, field) => {
    expect(refusalOf(change)).toMatchObject({ code: "invalid_command", field });
  });

  it("given a caller's clock a few seconds ahead, then the alert came now", () => {
    const { state } = new Log({ firstAlert: { text: "x", at: "2026-11-22T14:06:20Z" } });
    expect(timesOf(state).startedAt).toBe("2026-11-22T14:06:00.000Z");
  });

  it("given a time with another offset, then it is the same instant in UTC", () => {
    const { state } = new Log({ firstAlert: { text: "x", at: "2026-11-22T15:05:00+01:00" } });
    expect(timesOf(state).startedAt).toBe("2026-11-22T14:05:00.000Z");
  });

  it.each([
    ["a time without a zone", { text: "x", at: "2026-11-22T14:05:00" }],
    ["a time that is none", { text: "x", at: "2026-13-45T14:05:00Z" }],
    ["the year 1", { text: "x", at: "0001-01-01T00:00:00Z" }],
    ["no words", { text: " \u200b ", at: "2026-11-22T14:05:00Z" }],
  ])("given a first alert with %s, then it does not parse", (_, firstAlert) => {
    expect(Declaration.safeParse({ ...DECLARATION, firstAlert }).success).toBe(false);
  });

  it("given control characters, line breaks and marks of direction, then readable words on one line are kept", () => {
    const impact = "a\u0000b\r\nc \u202edlrow\u0007 \ud800";
    expect(Declaration.parse({ ...DECLARATION, impact }).impact).toBe("ab c dlrow \ufffd");
  });
});
