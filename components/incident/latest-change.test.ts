import { describe, expect, it } from "vitest";
import { latestChange } from "#components/incident/latest-change.ts";
import { Log } from "#lib/incident/testing.ts";

const begun = () => new Log().do({ type: "acknowledge" });

/** What ann is told who saw the incident as it was after its first `seen` events. */
function toldTo(me: string, log: Log, seen: number) {
  expect(log.refusals).toEqual([]);
  const change = latestChange(log.state, seen, me);
  return change && `${change.by.name}: ${change.words}`;
}

describe("latestChange", () => {
  it("given a change by somebody else, then who did what", () => {
    const log = begun();
    const seen = log.state.version;
    log.do({ type: "set-status", status: "MONITORING" }, { by: "ben" });
    expect(toldTo("ann", log, seen)).toBe("ben: Status MONITORING, was INVESTIGATING");
  });

  it("given only changes of one's own, or none, then nothing", () => {
    const log = begun();
    const seen = log.state.version;
    expect(toldTo("ann", log, seen)).toBeNull();
    log.do({ type: "set-status", status: "MONITORING" });
    expect(toldTo("ann", log, seen)).toBeNull();
  });

  it("given several, then the last of theirs, also where one's own came after it", () => {
    const log = begun();
    const seen = log.state.version;
    log.do({ type: "set-severity", severity: "P2" }, { by: "ben" });
    log.do({ type: "add-note", text: "Seen" }, { by: "eve" });
    log.do({ type: "add-note", text: "Mine" });
    expect(toldTo("ann", log, seen)).toBe("eve: Note Seen");
    expect(toldTo("eve", log, seen)).toBe("ann: Note Mine");
  });

  it("given what was done to an entry, then that", () => {
    const log = begun().do({ type: "add-note", text: "Wrong" });
    const seen = log.state.version;
    log.do({ type: "retract-entry", entry: seen }, { by: "ben" });
    expect(toldTo("ann", log, seen)).toBe("ben: retracted: Note");
    log.do({ type: "amend-entry", entry: 2, text: "Earlier" }, { by: "eve" });
    expect(toldTo("ann", log, seen)).toBe("eve: corrected: First alert");
  });

  it("given a long text of several lines, then one short line, and no half of a character", () => {
    const log = begun();
    const seen = log.state.version;
    log.do({ type: "add-note", text: `one\ntwo ${"👩‍👩‍👧".repeat(200)}` }, { by: "ben" });
    const told = toldTo("ann", log, seen) ?? "";
    expect(told).toMatch(/^ben: Note one two (👩‍👩‍👧)+…$/u);
    expect(Array.from(new Intl.Segmenter().segment(told)).length).toBeLessThan(100);
  });
});
