import { describe, expect, it } from "vitest";
import { type KnownBeside, nextActionOf } from "#components/incident/next-action.ts";
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

function nextOf(log: Log, now = LONG_BEFORE, beside: KnownBeside = {}) {
  expect(log.refusals).toEqual([]);
  return nextActionOf(recordOf(42, log.state), beside, new Date(now));
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
    expect(nextOf(logAfter(7), LONG_BEFORE, { postmortem })).toMatchObject({ kind, why });
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

  it("given nobody on it, then the deadline is told once it is past", () => {
    expect(nextOf(logAfter(0), "2026-11-22T14:20:00.000Z").why).toBe("Nobody has said yet that they are on it.");
    expect(nextOf(logAfter(0), "2026-11-22T14:22:00.000Z").why).toBe(
      "Nobody has said yet that they are on it: response overdue by 2 min.",
    );
  });

  it("given somebody in command and Slack not told, then that comes before the promise and the work", () => {
    const log = logAfter(2).do({ type: "set-next-update", nextUpdateAt: null });
    expect(nextOf(log, LONG_BEFORE, { isUntold: true })).toMatchObject({
      kind: "post-message",
      label: "Post the first message",
    });
    expect(nextOf(logAfter(1), LONG_BEFORE, { isUntold: true }).kind).toBe("take-command");
    expect(nextOf(log, LONG_BEFORE, { isUntold: false }).kind).toBe("update");
  });

  it("given a message that is stuck, then somebody has to look, also once it is over", () => {
    const trouble = "A message did not reach Slack.";
    expect(nextOf(logAfter(2), LONG_BEFORE, { trouble })).toMatchObject({ kind: "decide-message", why: trouble });
    expect(nextOf(logAfter(7), LONG_BEFORE, { trouble, postmortem: "empty" }).kind).toBe("decide-message");
    expect(nextOf(logAfter(0), LONG_BEFORE, { trouble }).kind).toBe("acknowledge");
  });

  it("given that it waits on Intercom, then that is ended before the work goes on, and a promise comes before it", () => {
    const log = logAfter(2).do({ type: "start-waiting", at: "2026-11-22T14:20:00Z" });
    expect(nextOf(log)).toMatchObject({
      kind: "end-waiting",
      why: "It has waited on Intercom for 40 min. Once they answer, or it goes on without them, say so.",
    });
    expect(nextOf(log, PROMISED).kind).toBe("update");
    log.do({ type: "end-waiting" });
    expect(nextOf(log).kind).toBe("record-cause");
  });
});
