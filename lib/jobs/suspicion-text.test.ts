import { describe, expect, test } from "vitest";
import { suspicionText } from "#lib/jobs/suspicion-text.ts";
import { aSuspicion } from "#lib/jobs/testing.ts";

const URL = "https://offhook.example.com";
const TRIGGER = "Intercom answers 503 to every call.";
const ENDED = "2026-11-22T14:20:00.000Z";
const DISMISSED = { at: "2026-11-22T14:10:00.000Z", by: "Ann", reason: "A test of ours." };

describe("the message of a suspicion that is raised", () => {
  test.each([
    ["that lasts", {}, `Suspected since 14:05 UTC (P1, theirs): ${TRIGGER} Declare or dismiss: ${URL}`],
    [
      "that belongs to an incident",
      { incidentNumber: 12 },
      `Suspected since 14:05 UTC (P1, theirs): ${TRIGGER} It belongs to incident 12: ${URL}/incidents/12`,
    ],
    [
      "that somebody has dismissed by now",
      { dismissed: DISMISSED },
      `Suspected since 14:05 UTC (P1, theirs): ${TRIGGER} Dismissed by Ann: A test of ours.`,
    ],
    [
      "that is over by now",
      { endedAt: ENDED },
      `Suspected from 2026-11-22 14:05 to 14:20 UTC, over by now (P1, theirs): ${TRIGGER} See: ${URL}`,
    ],
  ])("given one %s", (_what, changes, message) => {
    expect(suspicionText("raised", aSuspicion(changes), URL)).toBe(message);
  });
});

describe("the message of a suspicion that has ended", () => {
  test.each([
    ["the same day", ENDED, "14:20"],
    ["another day", "2026-11-23T00:02:00.000Z", "2026-11-23 00:02"],
  ])("given an end on %s, then it says when", (_what, endedAt, when) => {
    expect(suspicionText("ended", aSuspicion({ endedAt }), URL)).toBe(
      `Over since ${when} UTC (P1, theirs; suspected since 14:05 UTC): ${TRIGGER}`,
    );
  });
});
