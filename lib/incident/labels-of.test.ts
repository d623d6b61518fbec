import { describe, expect, it } from "vitest";
import { labelsOf } from "#lib/incident/labels-of.ts";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import { Log, TRIAGE, UNWRITTEN } from "#lib/incident/testing.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";

const LATER: TriageFindings = {
  ...TRIAGE,
  runId: "0d9e7c52-5a0b-4cf1-9d7b-0f6d6f3f7a12",
  startedAt: "2026-11-22T14:20:00.000Z",
  text: "Intercom is healthy",
};

function twoRuns(): Log {
  const log = new Log({ triageRunId: TRIAGE.runId }, { triage: TRIAGE });
  return log.do({ type: "attach-triage", triageRunId: LATER.runId }, { triage: LATER });
}

function triagesOf({ state }: Log): string[] {
  const labelOf = labelsOf(state);
  return state.entries.filter(({ body }) => body.kind === "triage").map(labelOf);
}

describe("labelsOf", () => {
  it("given a second triage, then only the first one started it", () => {
    expect(triagesOf(twoRuns())).toEqual(["Triage started", "Triage"]);
  });

  it("given the first one was retracted, then the next one started it", () => {
    const log = twoRuns();
    const first = log.state.entries.find(({ body }) => body.kind === "triage");
    log.do({ type: "retract-entry", entry: first?.seq ?? 0 });
    expect(log.refusals).toEqual([]);
    expect(triagesOf(log)).toEqual(["Triage", "Triage started"]);
  });

  it("given the second one is marked, then the postmortem tells it as a triage and not as another start", () => {
    const log = twoRuns();
    const later = log.state.entries.findLast(({ body }) => body.kind === "triage");
    log.do({ type: "mark-entry", entry: later?.seq ?? 0, exported: true });
    expect(log.refusals).toEqual([]);
    const document = postmortemOf(log.state, UNWRITTEN);
    expect(document).toContain("- 14:05 - Triage started: Intercom rejects our token\n");
    expect(document).toContain("- 14:20 - Triage: Intercom is healthy\n");
  });
});
