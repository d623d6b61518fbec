import { describe, expect, it } from "vitest";
import { milestoneEntries, postmortemEntries } from "#lib/incident/postmortem-entries.ts";
import { Log } from "#lib/incident/testing.ts";

describe("postmortemEntries", () => {
  it("given milestones, then they are told where nobody said whether to, and are named as such", () => {
    const log = new Log().do({ type: "record-mitigation", text: "Rotated" }).do({ type: "add-note", text: "Coffee" });
    const told = postmortemEntries(log.state);
    expect(told.map(({ body }) => body.kind)).toEqual(["first-alert", "mitigation"]);
    expect([...milestoneEntries(log.state)]).toEqual(told.map(({ seq }) => seq));
  });

  it("given an end that was undone, then it is no milestone any more, and stands only where it was marked", () => {
    const log = new Log().do({ type: "resolve", fix: "New token" }).do({ type: "reopen", reason: "401 again" });
    const end = log.state.entries.find(({ body }) => body.kind === "resolved");
    expect(milestoneEntries(log.state)).not.toContain(end?.seq);
    log.do({ type: "mark-entry", entry: end?.seq ?? 0, exported: true });
    expect(postmortemEntries(log.state).map(({ body }) => body.kind)).toEqual(["first-alert", "resolved"]);
  });
});
