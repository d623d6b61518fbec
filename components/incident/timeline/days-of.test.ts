import { describe, expect, it } from "vitest";
import { daysOf } from "#components/incident/timeline/days-of.ts";
import { timelineOf } from "#components/incident/timeline/timeline-view.ts";
import { Log } from "#lib/incident/testing.ts";

const { state } = new Log({ firstAlert: { text: "Alert", at: "2026-11-21T22:30:00Z" } }).do({
  type: "add-note",
  text: "Before midnight in London, after it in Zurich",
  at: "2026-11-21T23:30:00Z",
});

function days(zone: string): [string, number][] {
  return daysOf(timelineOf(state, "told", false), zone).map(({ text, entries }) => [text, entries.length]);
}

describe("daysOf", () => {
  it("given a midnight between two entries, then each has its day, as the zone counts days", () => {
    expect(days("Europe/Zurich")).toEqual([
      ["21 Nov 2026", 1],
      ["22 Nov 2026", 1],
    ]);
    expect(days("Europe/London")).toEqual([["21 Nov 2026", 2]]);
  });
});
