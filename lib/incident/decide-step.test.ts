import { describe, expect, it } from "vitest";
import { Log, TRIAGE } from "#lib/incident/testing.ts";

const RUN = TRIAGE.runId;
const FINDING = { state: "ok", text: "200: Intercom accepts our token" } as const;

describe("ticking a step", () => {
  it("given two people who tick it at once, then it is done once, and neither is refused", () => {
    const log = new Log()
      .do({ type: "tick-step", step: "token-verify" }, { by: "ann" })
      .do({ type: "tick-step", step: "token-verify" }, { by: "bob" });
    expect(log.refusals).toEqual([]);
    expect(log.state.version).toBe(3);
    expect(log.state.steps).toMatchObject([{ step: "token-verify", done: { by: { name: "ann" } }, checked: null }]);
  });

  it("given that it is opened again, then anybody can tick it anew", () => {
    const log = new Log()
      .do({ type: "untick-step", step: "token-verify" })
      .do({ type: "tick-step", step: "token-verify" })
      .do({ type: "untick-step", step: "token-verify" });
    expect(log.state.steps).toMatchObject([{ step: "token-verify", done: null }]);
    expect(log.do({ type: "tick-step", step: "token-verify" }, { by: "bob" }).state.version).toBe(5);
  });

  it("given a step of another playbook, then it counts as well: the leaf may change", () => {
    const log = new Log().do({ type: "tick-step", step: "upstream-check-status" });
    expect(log.events.at(-1)?.body).toMatchObject({ kind: "step-done", title: "Check Intercom status" });
  });

  it("given a step that no playbook has, then it is refused at its field", () => {
    const log = new Log().do({ type: "tick-step", step: "pray" });
    expect(log.refusals).toMatchObject([{ code: "invalid_command", field: "step" }]);
  });

  it("given a step that a later version took out, then it can still be opened again", () => {
    const log = new Log().do({ type: "tick-step", step: "token-verify" });
    const ticked = log.events.at(-1);
    if (ticked?.body.kind !== "step-done") throw new Error("it was ticked");
    log.events[2] = { ...ticked, body: { ...ticked.body, step: "token-of-old", title: "As it was" } };
    log.do({ type: "untick-step", step: "token-of-old" });
    expect(log.events.at(-1)?.body).toEqual({ kind: "step-undone", step: "token-of-old", title: "As it was" });
  });
});

describe("checking a step", () => {
  const check = { type: "check-step", step: "token-verify", triageRunId: RUN } as const;

  it("given a run, then what it found stands with the step, which is not done by that", () => {
    const log = new Log().do(check, { triage: TRIAGE, finding: FINDING });
    expect(log.state.steps).toMatchObject([{ step: "token-verify", done: null, checked: { ...FINDING } }]);
    expect(log.do(check, { triage: TRIAGE, finding: FINDING }).state.version).toBe(3);
  });

  it("given a later run, then its finding replaces the one before", () => {
    const log = new Log().do(check, { triage: TRIAGE, finding: { state: "fail", text: "401" } });
    log.do(check, { triage: { ...TRIAGE, runId: "another" }, finding: FINDING });
    expect(log.state.steps).toMatchObject([{ checked: { ...FINDING } }]);
  });

  it("given a finding that is retracted, then the one before stands again, and the same run can be told anew", () => {
    const log = new Log().do(check, { triage: TRIAGE, finding: { state: "fail", text: "401" } });
    log.do(check, { triage: { ...TRIAGE, runId: "another" }, finding: FINDING });
    log.do({ type: "retract-entry", entry: 4 });
    expect(log.state.steps).toMatchObject([{ checked: { seq: 3, state: "fail", text: "401" } }]);
    log.do({ type: "retract-entry", entry: 3 });
    expect(log.state.steps).toMatchObject([{ checked: null }]);
    log.do(check, { triage: TRIAGE, finding: FINDING });
    expect(log.state.steps).toMatchObject([{ checked: { seq: 7 } }]);
    log.do({ type: "retract-entry", entry: 7 }).do({ type: "restore-entry", entry: 4 });
    expect(log.state.steps).toMatchObject([{ checked: { seq: 4, ...FINDING } }]);
    expect(log.refusals).toEqual([]);
  });

  it.each([
    ["a run that is gone", null, null, "triageRunId"],
    ["a run of the simulator", { ...TRIAGE, simulated: true }, FINDING, "triageRunId"],
    ["a step that a person has to do", TRIAGE, null, "step"],
  ] as const)("given %s, then it is refused at its field", (_, triage, finding, field) => {
    const log = new Log().do(check, { triage, finding });
    expect(log.refusals).toMatchObject([{ code: "invalid_command", field }]);
  });
});
