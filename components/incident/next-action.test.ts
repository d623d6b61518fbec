import { describe, expect, it } from "vitest";
import { nextActionOf } from "#components/incident/next-action.ts";
import type { PostmortemProgress } from "#lib/contracts/incident.ts";
import { type CommandWithoutVersion, Log } from "#lib/incident/testing.ts";
import { recordOf } from "#lib/services/incident-record.ts";

const PROMISED = "2026-11-22T16:07:00.000Z";
const LONG_BEFORE = "2026-11-22T15:00:00.000Z";

/** What leads an incident on, one step after the other. */
const STEPS: readonly CommandWithoutVersion[] = [
  { type: "acknowledge" },
  { type: "set-commander", commander: "ann" },
  { type: "set-cause", cause: "Token revoked" },
  { type: "set-status", status: "IDENTIFIED" },
  { type: "record-mitigation", text: "Rotated the token" },
  { type: "set-status", status: "MONITORING" },
  { type: "resolve", fix: "A new token" },
];

function logAfter(steps: number): Log {
  const log = new Log({ commander: null, cause: null, nextUpdateAt: PROMISED });
  for (const step of STEPS.slice(0, steps)) log.do(step);
  return log;
}

function nextOf(log: Log, now = LONG_BEFORE, postmortem?: PostmortemProgress) {
  expect(log.refusals).toEqual([]);
  return nextActionOf(recordOf(42, log.state), postmortem, new Date(now));
}

describe("nextActionOf", () => {
  it.each([
    [0, "acknowledge"],
    [1, "take-command"],
    [2, "record-cause"],
    [3, "set-identified"],
    [4, "record-mitigation"],
    [5, "set-monitoring"],
    [6, "resolve"],
  ])("given an incident after %d steps, then %s is next", (steps, kind) => {
    expect(nextOf(logAfter(steps)).kind).toBe(kind);
  });

  it.each([
    [undefined, "open-postmortem", "It is over."],
    ["empty", "write-postmortem", "It is over. Write down what happened while it is fresh."],
    ["started", "write-postmortem", "It is over. Write down what happened while it is fresh."],
    ["written", "open-postmortem", "It is over, and the postmortem is written."],
    ["published", "open-postmortem", "It is over, and the postmortem is published."],
  ] as const)("given it is over and the postmortem is %s, then %s is next", (postmortem, kind, why) => {
    expect(nextOf(logAfter(7), LONG_BEFORE, postmortem)).toMatchObject({ kind, why });
  });

  it("given no promised update, then one is asked for before the work goes on", () => {
    const log = logAfter(2).do({ type: "set-next-update", nextUpdateAt: null });
    expect(nextOf(log)).toMatchObject({ kind: "update", label: "Set the next update" });
  });

  it("given an update promised for 16:07, then there is time until five minutes before", () => {
    expect(nextOf(logAfter(2), "2026-11-22T16:01:59.999Z").kind).toBe("record-cause");
  });

  it.each([
    ["2026-11-22T16:02:00.000Z", "The promised update is due in 5 min."],
    ["2026-11-22T16:07:30.000Z", "The promised update is due now."],
    ["2026-11-22T17:10:00.000Z", "The promised update is overdue by 1 h 3 min."],
  ])("given an update promised for 16:07, then at %s it says: %s", (now, why) => {
    expect(nextOf(logAfter(2), now)).toMatchObject({ kind: "update", why });
  });

  it("given it is open again, then the promise went with the resolution and is asked for anew", () => {
    const log = logAfter(7).do({ type: "reopen", reason: "401 again" });
    expect(nextOf(log).kind).toBe("update");
    log.do({ type: "set-next-update", nextUpdateAt: PROMISED });
    expect(nextOf(log).kind).toBe("set-identified");
  });
});
