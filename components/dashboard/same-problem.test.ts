import { describe, expect, it } from "vitest";
import { incidentOfSameProblem } from "#components/dashboard/same-problem.ts";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import type { Verdict } from "#lib/contracts/triage.ts";

const incident = (number: number, more: Partial<IncidentSummary>): IncidentSummary => ({
  number,
  drill: false,
  leaf: "token",
  severity: "P1",
  status: "INVESTIGATING",
  impact: null,
  commander: null,
  nextUpdateAt: null,
  acknowledgedAt: null,
  startedAt: "2026-11-22T14:05:00.000Z",
  endedAt: null,
  durationMinutes: null,
  waitingSince: null,
  waitedMinutes: 0,
  respondBy: "2026-11-22T14:20:00.000Z",
  duplicateOf: null,
  postmortem: "empty",
  openActionItems: 0,
  ...more,
});

const verdict: Verdict = {
  side: "ours",
  leaf: "token",
  severity: "P1",
  confidence: "certain",
  decidedBy: [],
  wouldFlip: [],
};

const found = (simulated: boolean, ...open: IncidentSummary[]) =>
  incidentOfSameProblem({ verdict, simulated }, open)?.number;

describe("incidentOfSameProblem", () => {
  it("given open incidents, is the newest of the same leaf", () => {
    expect(found(false, incident(9, { leaf: "upstream" }), incident(8, {}), incident(7, {}))).toBe(8);
  });

  it("given an outage that Intercom's page has reported meanwhile, is the incident that was declared before", () => {
    const upstream = { ...verdict, side: "theirs", leaf: "upstream" } as const;
    const open = [incident(9, { leaf: "server-error" })];
    expect(incidentOfSameProblem({ verdict: upstream, simulated: false }, open)?.number).toBe(9);
  });

  it("given only other problems, is none", () => {
    expect(found(false, incident(9, { leaf: "upstream" }), incident(8, { leaf: null }))).toBeUndefined();
    expect(found(false)).toBeUndefined();
  });

  it("given a drill in a real outage, or a real incident on the simulator, is none", () => {
    expect(found(false, incident(9, { drill: true }))).toBeUndefined();
    expect(found(true, incident(9, {}))).toBeUndefined();
    expect(found(true, incident(9, { drill: true }))).toBe(9);
  });
});
