import { describe, expect, it } from "vitest";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { Log, TRIAGE, UNWRITTEN } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { attachTriage, triageNews } from "#lib/incident/triage-news.ts";

const RUN: TriageFindings = {
  ...TRIAGE,
  requestIds: [{ id: "req_1", endpoint: "GET /me", status: 401, code: "token_revoked", at: null }],
};

/** The next run of an open dashboard: it says the same. */
const NEXT: TriageFindings = {
  ...RUN,
  runId: "0d9e7c52-5a0b-4cf1-9d7b-0f6d6f3f7a12",
  startedAt: "2026-11-22T14:20:00.000Z",
  requestIds: [{ id: "req_2", endpoint: "GET /me", status: 401, code: "token_revoked", at: null }],
};

/** A run that began so many minutes before the first alert. */
function runBefore(minutes: number): TriageFindings {
  return { ...RUN, startedAt: new Date(Date.parse("2026-11-22T14:05:00Z") - minutes * 60_000).toISOString() };
}

function attach(log: Log, triage: TriageFindings): Log {
  return log.do({ type: "attach-triage", triageRunId: triage.runId }, { triage });
}

function triageIn({ entries }: IncidentState): number {
  return entries.find(({ body }) => body.kind === "triage")?.seq ?? 0;
}

function withRequestIds(state: IncidentState, count: number): IncidentState {
  const requestIds = Array.from({ length: count }, (_, index) => ({
    ...{ id: `req_old_${index}`, endpoint: null, status: null, code: null, at: null },
    entry: 3,
  }));
  return { ...state, requestIds };
}

describe("a run that nobody attached", () => {
  it("given that it says what the last one said, then it adds nothing; given other words, then it is news", () => {
    const { state } = new Log({}, { triage: RUN });
    expect(triageNews(state, NEXT)).toEqual([]);
    expect(triageNews(state, { ...NEXT, text: "Intercom is healthy" })).toMatchObject([
      { body: { kind: "triage", text: "Intercom is healthy" } },
      { body: { kind: "request-ids", requestIds: [{ id: "req_2" }] } },
    ]);
  });

  it("given that the last one was of long before the first alert, then the same words are the first of this incident", () => {
    const { state } = new Log({}, { triage: runBefore(20) });
    expect(timesOf(state).triagedAt).toBeNull();
    expect(triageNews(state, NEXT)).toMatchObject([{ body: { kind: "triage", text: RUN.text } }, {}]);
  });

  it("given that the last entry was retracted, then the same words do not bring it back", () => {
    const log = new Log({}, { triage: RUN });
    log.do({ type: "retract-entry", entry: triageIn(log.state) });
    expect(triageNews(log.state, NEXT)).toEqual([]);
  });

  it("given that the last entry was amended, in words and time, then it is asked what the run itself said", () => {
    const log = attach(new Log({}, { triage: RUN }), { ...NEXT, text: "Intercom is healthy" });
    const first = triageIn(log.state);
    log
      .do({ type: "amend-entry", entry: first, text: "Our token had expired", at: "2026-11-22T14:29:00Z" })
      .do({ type: "amend-entry", entry: first, text: "Our token was revoked" });
    expect(triageNews(log.state, { ...NEXT, text: "Intercom is healthy" })).toEqual([]);
    expect(triageNews(log.state, NEXT)).not.toEqual([]);
  });

  it("given an incident that keeps no more request ids, then the verdict is news, without them", () => {
    const state = withRequestIds(new Log().state, 10_000);
    expect(triageNews(state, RUN).map(({ body }) => body.kind)).toEqual(["triage"]);
  });

  it("given a log that is full but for what ends an incident, then it adds nothing", () => {
    const { state } = new Log();
    expect(triageNews({ ...state, version: 9_898 }, RUN)).toHaveLength(2);
    expect(triageNews({ ...state, version: 9_899 }, RUN)).toEqual([]);
  });
});

describe("a run that somebody attaches", () => {
  it("given one that is attached already, then nothing is recorded; given its entry retracted, then it says so", () => {
    const log = attach(new Log({}, { triage: RUN }), RUN);
    expect([log.state.version, log.refusals]).toEqual([4, []]);
    log.do({ type: "retract-entry", entry: triageIn(log.state) });
    expect(attach(log, RUN).refusals).toMatchObject([
      { code: "not_now", message: expect.stringMatching(/retracted.+[Pp]ut .+ back/) },
    ]);
  });

  it("given one that began long before the first alert, then it is refused; given one shortly before, then it counts", () => {
    expect(attach(new Log(), runBefore(16)).refusals).toMatchObject([
      {
        code: "invalid_command",
        field: "triageRunId",
        message: expect.stringContaining("2026-11-22 13:49 UTC"),
      },
    ]);
    const log = attach(new Log(), runBefore(15));
    expect(log.refusals).toEqual([]);
    expect(timesOf(log.state).triagedAt).toBe("2026-11-22T13:50:00.000Z");
  });

  it("given more request ids than the incident keeps, then it is refused; given none that are new, then it is not", () => {
    const { state } = new Log();
    expect(attachTriage(withRequestIds(state, 10_000), RUN)).toMatchObject({
      code: "invalid_command",
      field: "triageRunId",
      message: expect.stringContaining("10,000 request ids"),
    });
    expect(attachTriage(withRequestIds(state, 10_001), { ...RUN, requestIds: [] })).toMatchObject({ events: [{}] });
  });
});

describe("Triage started", () => {
  it("given a declaration that rests on an old run, then that run does not count as it, nor does the postmortem say so", () => {
    const { state } = new Log({}, { triage: runBefore(16) });
    expect(timesOf(state).triagedAt).toBeNull();
    expect(postmortemOf(state, UNWRITTEN)).not.toContain("Triage started");
  });
});
