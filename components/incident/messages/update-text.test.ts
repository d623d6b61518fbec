import { describe, expect, it } from "vitest";
import { durationWords, updateText } from "#components/incident/messages/update-text.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";
import { entryOf, Log } from "#lib/incident/testing.ts";
import { recordOf } from "#lib/services/incident-record.ts";

const PROMISED = "2026-11-22T16:07:00Z";

function recordAfter(log: Log) {
  expect(log.refusals).toEqual([]);
  return recordOf(42, log.state);
}

const begun = () => new Log({ nextUpdateAt: PROMISED });
/** The same after its first message. */
const posted = () => begun().do({ type: "post-message", text: "Hello" }, { now: "2026-11-22T14:31:00Z" });

/** From 14:05 to 15:10; from 14:40 to 15:00 it waited. */
const overAfterWaiting = () =>
  posted()
    .do({ type: "start-waiting", at: "2026-11-22T14:40:00Z" }, { now: "2026-11-22T14:40:00Z" })
    .do({ type: "end-waiting", at: "2026-11-22T15:00:00Z" }, { now: "2026-11-22T15:00:00Z" })
    .do({ type: "resolve", fix: "A new token", at: "2026-11-22T15:10:00Z" }, { now: "2026-11-22T15:11:00Z" });

describe("the whole message", () => {
  it("given the first one, then it is the runbook's, also where the incident is over by then", () => {
    const record = recordAfter(begun());
    expect(updateText(record, "whole")).toBe(slackMessageOf(record));
    const over = recordAfter(begun().do({ type: "resolve", fix: "A new token", at: "2026-11-22T14:20:00Z" }));
    expect(updateText(over, "whole")).toBe(slackMessageOf(over));
    expect(updateText(over, "whole").split("\n")).toHaveLength(7);
  });

  it("given a later one at the end, then it also says how long it took and what fixed it", () => {
    const record = recordAfter(overAfterWaiting());
    expect(updateText(record, "whole")).toBe(
      [
        slackMessageOf(record),
        "Duration: 1 hour 5 minutes, of which 20 waiting on Intercom",
        "Fixed by: A new token",
      ].join("\n"),
    );
  });
});

describe("the short update", () => {
  it("given nothing was posted yet, then it tells what is known", () => {
    expect(updateText(recordAfter(begun()), "short").split("\n")).toEqual([
      "[P1] INC-42: INVESTIGATING",
      "Impact: Customer conversations not loading",
      "Cause: Our token expired or was revoked",
      "Action: Rotating token",
      "Commander: @ann",
      "Next update: 16:07 UTC",
    ]);
  });

  it("given nothing is new, then it says since when", () => {
    expect(updateText(recordAfter(posted()), "short").split("\n")).toEqual([
      "[P1] INC-42: INVESTIGATING",
      "No change since 14:31 UTC",
      "Next update: 16:07 UTC",
    ]);
  });

  it("given news, then it tells these alone, without what was retracted", () => {
    const log = posted()
      .do({ type: "set-status", status: "IDENTIFIED" })
      .do({ type: "set-cause", cause: "Somebody revoked\nthe token" })
      .do({ type: "record-mitigation", text: "Rotated the token" })
      .do({ type: "record-mitigation", text: "Wrong incident" });
    log
      .do({ type: "retract-entry", entry: entryOf(log, "mitigation").seq })
      .do({ type: "start-waiting" }, { now: "2026-11-22T14:50:00Z" })
      .do({ type: "set-next-update", nextUpdateAt: null });
    expect(updateText(recordAfter(log), "short").split("\n")).toEqual([
      "[P1] INC-42: IDENTIFIED",
      "Cause: Somebody revoked the token",
      "Done: Rotated the token",
      "Waiting on Intercom since 14:50 UTC",
    ]);
  });

  it("given only the status is another, then the head says it and nothing else is claimed", () => {
    expect(
      updateText(recordAfter(posted().do({ type: "set-status", status: "MONITORING" })), "short").split("\n"),
    ).toEqual(["[P1] INC-42: MONITORING", "Next update: 16:07 UTC"]);
  });

  it("given it is over, then it names the duration and what of it was theirs", () => {
    expect(updateText(recordAfter(overAfterWaiting()), "short").split("\n")).toEqual([
      "[P1] INC-42: RESOLVED after 1 hour 5 minutes, of which 20 waiting on Intercom",
      "Fixed by: A new token",
    ]);
  });

  it("given it is open again, then it says why, and that first", () => {
    const log = overAfterWaiting().do({ type: "reopen", reason: "401 again" }, { now: "2026-11-22T15:20:00Z" });
    expect(updateText(recordAfter(log), "short").split("\n")).toEqual([
      "[P1] INC-42: INVESTIGATING",
      "Open again: 401 again",
    ]);
  });

  it("given a drill, then nobody takes it for real", () => {
    expect(updateText(recordAfter(new Log({}, { drill: true })), "short")).toMatch(/^\[DRILL\] \[P1\] INC-42/);
  });
});

describe("durationWords", () => {
  it("given no time of waiting, then it is the duration alone", () => {
    const log = posted().do({ type: "resolve", fix: "x", at: "2026-11-22T14:35:00Z" }, { now: "2026-11-22T14:36:00Z" });
    expect(durationWords(recordAfter(log))).toBe("0 hours 30 minutes");
  });

  it("given more than an hour of waiting, then it is told in hours, too", () => {
    const log = posted()
      .do({ type: "start-waiting", at: "2026-11-22T14:40:00Z" }, { now: "2026-11-22T14:40:00Z" })
      .do({ type: "resolve", fix: "x", at: "2026-11-22T16:10:00Z" }, { now: "2026-11-22T16:11:00Z" });
    expect(durationWords(recordAfter(log))).toBe("2 hours 5 minutes, of which 1 hour 30 minutes waiting on Intercom");
  });
});
