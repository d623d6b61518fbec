import { describe, expect, it } from "vitest";
import { sentRecord } from "#components/incident/sent-record.ts";
import { labelsOf } from "#lib/incident/labels-of.ts";
import { milestonesOf } from "#lib/incident/milestones.ts";
import { Log, TRIAGE } from "#lib/incident/testing.ts";
import { lastTransitionAt } from "#lib/incident/transitions.ts";
import { recordOf } from "#lib/services/incident-record.ts";

function long(notes: number): Log {
  const log = new Log({}, { triage: TRIAGE })
    .do({ type: "set-status", status: "IDENTIFIED" })
    .do({ type: "start-waiting" })
    .do({ type: "record-mitigation", text: "Rotated the token" });
  for (let count = 1; count <= notes; count += 1) log.do({ type: "add-note", text: `Note ${count}` });
  expect(log.refusals).toEqual([]);
  return log;
}

describe("sentRecord", () => {
  it("given as many as are drawn, then all of them are sent", () => {
    const record = recordOf(42, long(20).state);
    expect(sentRecord(record)).toEqual({ record, left: 0 });
  });

  it("given many, then the newest hundred are sent with what the page reads beside, and how many are left is told", () => {
    const record = recordOf(42, long(400).state);
    const { record: sent, left } = sentRecord(record);
    expect(sent.entries.length + left).toBe(record.entries.length);
    expect(sent.entries.length).toBeLessThan(115);
    expect(sent.entries.slice(-100)).toEqual(record.entries.slice(-100));
    expect(lastTransitionAt(sent)).toBe(lastTransitionAt(record));
    const { firstAlert, triage } = milestonesOf(record);
    expect(milestonesOf(sent)).toMatchObject({ firstAlert, triage });
    for (const entry of sent.entries) expect(labelsOf(sent)(entry)).toBe(labelsOf(record)(entry));
    const { entries: _, ...rest } = record;
    expect(sent).toMatchObject(rest);
  });
});
