import { describe, expect, it } from "vitest";
import { postmortemOf } from "#lib/incident/postmortem-of.ts";
import { type CommandWithoutVersion, Log, UNWRITTEN } from "#lib/incident/testing.ts";

const RESOLVE: CommandWithoutVersion = {
  type: "resolve",
  fix: "Every pod has the new token",
  at: "2026-11-22T15:10:40Z",
};

const WRITTEN = { ...UNWRITTEN, texts: { summary: "Our token was *revoked*." } };

const LATER = { now: "2026-11-22T16:00:00Z" };

function section(heading: string, { state }: Log): string[] {
  return postmortemOf(state, WRITTEN).split(`### ${heading}\n\n`)[1]?.split("\n\n")[0]?.trimEnd().split("\n") ?? [];
}

function header({ state }: Log): string[] {
  return postmortemOf(state, WRITTEN).split("\n").slice(0, 6);
}

/** The number of the last entry of this kind. */
function entryOf(kind: string, { state }: Log): number {
  return state.entries.findLast(({ body }) => body.kind === kind)?.seq ?? 0;
}

describe("postmortemOf", () => {
  it("given an incident from alert to end, then it tells its four moments and its figures", () => {
    const log = new Log({ walk: { startedAt: "2026-11-22T14:05:30Z", answers: [] } })
      .do({ type: "acknowledge" })
      .do({ type: "add-request-ids", requestIds: [{ id: "req_abc123" }, { id: "req_def456" }] })
      .do({ type: "record-mitigation", text: "Rotated the token", at: "2026-11-22T14:20:00Z" })
      .do({ type: "set-affected", conversations: 1200 })
      .do(RESOLVE, LATER);

    expect(header(log)).toEqual([
      "## Incident: Intercom Authentication Failed",
      "",
      "**Date:** 2026-11-22 14:05 - 15:10 UTC  ",
      "**Duration:** 1 hour 5 minutes  ",
      "**Severity:** P1  ",
      "**Intercom request_ids:** [req_abc123, req_def456]  ",
    ]);
    expect(section("Timeline", log)).toEqual([
      "- 14:05 - First alert: PagerDuty: 401 from Intercom",
      "- 14:05 - Triage started: Walked the decision tree by hand to: Token rejected",
      "- 14:20 - Mitigation: Rotated the token",
      "- 15:10 - Resolution: Every pod has the new token",
    ]);
    expect(section("Summary", log)).toEqual(["Our token was *revoked*."]);
    expect(section("Root Cause", log)).toEqual(["To be written."]);
    expect(section("Impact", log)).toEqual([
      "- Conversations affected: 1200",
      "- Users unable to reach support: unknown",
      "- Duration of degraded service: 65m",
    ]);
  });

  it("given an incident that is open again, then it is ongoing and its former end is not told", () => {
    const log = new Log().do(RESOLVE, LATER).do({ type: "reopen", reason: "401 again" }, LATER);
    expect(header(log).slice(2, 4)).toEqual(["**Date:** 2026-11-22 14:05 - ongoing UTC  ", "**Duration:** ongoing  "]);
    expect(section("Timeline", log)).toEqual(["- 14:05 - First alert: PagerDuty: 401 from Intercom"]);
    expect(section("Impact", log).at(-1)).toBe("- Duration of degraded service: ongoing");
  });

  it("given corrections, then it tells what is true now", () => {
    const log = new Log()
      .do({ type: "record-mitigation", text: "Rotated the tokne" })
      .do({ type: "record-mitigation", text: "Never happened" });
    const [rotated, never] = log.state.entries.filter(({ body }) => body.kind === "mitigation");
    log
      .do({ type: "amend-entry", entry: rotated?.seq ?? 0, text: "Rotated the token", at: "2026-11-22T14:10:00Z" })
      .do({ type: "retract-entry", entry: never?.seq ?? 0 });
    expect(section("Timeline", log).slice(1)).toEqual(["- 14:10 - Mitigation: Rotated the token"]);
  });

  it("given entries that were marked, then they stand where they happened, notes on one line", () => {
    const log = new Log()
      .do({ type: "add-note", text: "# Intercom said:\n\nlook into it\n", at: "2026-11-22T14:07:00Z", exported: true })
      .do({ type: "add-note", text: "Coffee" })
      .do({ type: "set-status", status: "IDENTIFIED", at: "2026-11-22T14:25:00Z" });
    log.do({ type: "mark-entry", entry: entryOf("status", log), exported: true });
    expect(section("Timeline", log).slice(1)).toEqual([
      "- 14:07 - Note: # Intercom said: look into it",
      "- 14:25 - Status: IDENTIFIED, was INVESTIGATING",
    ]);
    log.do({ type: "mark-entry", entry: entryOf("status", log), exported: false });
    expect(section("Timeline", log)).toHaveLength(2);
  });

  it("given an entry that was marked and retracted, then it is not told until it is put back", () => {
    const log = new Log().do({ type: "add-note", text: "Theirs", exported: true });
    const entry = entryOf("note", log);
    log.do({ type: "retract-entry", entry });
    expect(section("Timeline", log)).toHaveLength(1);
    log.do({ type: "restore-entry", entry });
    expect(section("Timeline", log)).toHaveLength(2);
  });

  it("given a milestone that was left out, then it is told no more, and still counts", () => {
    const log = new Log().do(RESOLVE, LATER);
    log.do({ type: "mark-entry", entry: entryOf("resolved", log), exported: false });
    expect(section("Timeline", log)).toEqual(["- 14:05 - First alert: PagerDuty: 401 from Intercom"]);
    expect(header(log)[3]).toBe("**Duration:** 1 hour 5 minutes  ");
  });

  it("given an entry that was worded, then it is told so, as text, and the log has its own words", () => {
    const log = new Log().do({ type: "add-note", text: "see #inc-7", exported: true });
    const entry = entryOf("note", log);
    log.do({ type: "word-entry", entry, label: "*Call*", text: null });
    expect(section("Timeline", log)[1]).toBe("- 14:30 - \\*Call*: see #inc-7");
    log.do({ type: "word-entry", entry, label: null, text: "Asked <b>Intercom</b>" });
    expect(section("Timeline", log)[1]).toBe("- 14:30 - Note: Asked \\<b>Intercom\\</b>");
    expect(log.state.entries.at(-1)?.body).toMatchObject({ text: "see #inc-7" });
  });

  it("given moments within the same one, then the order is that in which they were written down", () => {
    const at = "2026-11-22T14:20:00Z";
    const log = new Log()
      .do({ type: "record-mitigation", text: "First", at })
      .do({ type: "record-mitigation", text: "Second", at });
    expect(section("Timeline", log).slice(1)).toEqual(["- 14:20 - Mitigation: First", "- 14:20 - Mitigation: Second"]);
  });

  it("given action items, then those that were removed are left out", () => {
    const log = new Log()
      .do({ type: "add-action-item", text: "Alert on 401", owner: "ann", due: "2026-12-01" })
      .do({ type: "add-action-item", text: "Document it" })
      .do({ type: "add-action-item", text: "Not this" });
    const [first, , third] = log.state.actionItems;
    log
      .do({ type: "complete-action-item", item: first?.id ?? 0 })
      .do({ type: "remove-action-item", item: third?.id ?? 0 });
    expect(section("Action Items", log)).toEqual([
      "- [x] Alert on 401 - ann - 2026-12-01",
      "- [ ] Document it - unassigned - no date",
    ]);
  });

  it("given a drill, then it says so", () => {
    expect(postmortemOf(new Log({ leaf: null }, { drill: true }).state, UNWRITTEN)).toMatch(/\n\nDrill: [^\n]+\n$/);
  });
});
