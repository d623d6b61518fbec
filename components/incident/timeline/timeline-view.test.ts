import { describe, expect, it } from "vitest";
import { exportedOf, type Filter, timelineOf } from "#components/incident/timeline/timeline-view.ts";
import { Log } from "#lib/incident/testing.ts";

const ALERT = "first-alert";

const log = () =>
  new Log()
    .do({ type: "acknowledge" })
    .do({ type: "add-note", text: "Quiet" })
    .do({ type: "add-note", text: "Loud", exported: true })
    .do({ type: "record-mitigation", text: "Rotated", at: "2026-11-22T14:05:30Z" })
    .do({ type: "add-request-ids", requestIds: [{ id: "req_1" }] })
    .do({ type: "add-action-item", text: "Alert on 401" });

function kindsOf({ state }: Log, filter: Filter, newestFirst = false): string[] {
  return timelineOf(state, filter, newestFirst).map(({ body }) => body.kind);
}

describe("timelineOf", () => {
  it("given all entries, then they stand by when they happened, whichever was written down first", () => {
    const oldestFirst = [
      ALERT,
      "mitigation",
      "declared",
      "acknowledged",
      "note",
      "note",
      "request-ids",
      "action-item-added",
    ];
    expect(kindsOf(log(), "all")).toEqual(oldestFirst);
    expect(kindsOf(log(), "all", true)).toEqual(oldestFirst.toReversed());
  });

  it("given a filter, then only its kinds are left", () => {
    expect(kindsOf(log(), "told")).toEqual([ALERT, "mitigation", "note", "note"]);
    expect(kindsOf(log(), "status")).toEqual(["declared", "acknowledged"]);
    expect(kindsOf(log(), "evidence")).toEqual(["request-ids"]);
  });

  it("given the postmortem, then what it exports and what else belongs to it are left", () => {
    expect(kindsOf(log(), "postmortem")).toEqual([ALERT, "mitigation", "note", "action-item-added"]);
  });
});

describe("exportedOf", () => {
  it("given milestones, a mark and neither, then each says why it is exported", () => {
    const { state } = log();
    const exported = exportedOf(state);
    const told = timelineOf(state, "told", false);
    expect(told.map((entry) => exported(entry))).toEqual(["by-default", "by-default", null, "marked"]);
  });

  it("given a milestone that was left out, then it is not exported", () => {
    const changed = log();
    const [, mitigation] = timelineOf(changed.state, "told", false);
    changed.do({ type: "mark-entry", entry: mitigation?.seq ?? 0, exported: false });
    expect(changed.refusals).toEqual([]);
    expect(kindsOf(changed, "postmortem")).toEqual([ALERT, "note", "action-item-added"]);
  });

  it("given a retracted mitigation and a retracted mark, then neither is exported", () => {
    const changed = log();
    for (const { seq } of timelineOf(changed.state, "told", false).slice(1)) {
      changed.do({ type: "retract-entry", entry: seq });
    }
    expect(changed.refusals).toEqual([]);
    expect(kindsOf(changed, "postmortem")).toEqual([ALERT, "action-item-added"]);
  });
});
