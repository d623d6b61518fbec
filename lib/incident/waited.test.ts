import { describe, expect, it } from "vitest";
import { entryOf, Log } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";
import { waitsOf } from "#lib/incident/waited.ts";

const at = (time: string) => `2026-11-22T${time}Z`;
const waited = (log: Log) => timesOf(log.state).waitedMinutes;

describe("waiting on Intercom", () => {
  it("given two waits, then their minutes are theirs, and those of a wait that lasts are not counted yet", () => {
    const log = new Log()
      .do({ type: "start-waiting", at: at("14:10:50"), reason: "They have the request ids" })
      .do({ type: "end-waiting", at: at("14:20:10") })
      .do({ type: "start-waiting", at: at("14:25:00") });
    expect(waited(log)).toBe(10);
    expect(log.state.waitingSince).toBe("2026-11-22T14:25:00.000Z");
    log.do({ type: "end-waiting", at: at("14:28:59") });
    expect([waited(log), log.state.waitingSince]).toEqual([13, null]);
  });

  it("given the end, then the wait ends with it, and a reopened incident waits no more", () => {
    const log = new Log()
      .do({ type: "start-waiting", at: at("14:10:00") })
      .do({ type: "resolve", fix: "Intercom mended it", at: at("14:25:00") });
    expect(timesOf(log.state)).toMatchObject({ durationMinutes: 20, waitedMinutes: 15 });
    log.do({ type: "reopen", reason: "Still 503", at: at("14:27:00") });
    expect([waited(log), log.state.waitingSince]).toEqual([15, null]);
    log.do({ type: "start-waiting", at: at("14:28:00") }).do({ type: "resolve", fix: "x", at: at("14:30:00") });
    expect(timesOf(log.state)).toMatchObject({ durationMinutes: 25, waitedMinutes: 17 });
  });

  it("given it already waits, or does not, then the same again records nothing and conflicts with nobody", () => {
    const log = new Log().do({ type: "end-waiting" }).do({ type: "start-waiting" }).do({ type: "start-waiting" });
    expect(log.refusals).toEqual([]);
    expect(log.events.slice(2).map(({ body }) => body.kind)).toEqual(["waiting"]);
  });

  it("given a resolved incident, then it cannot wait", () => {
    const log = new Log().do({ type: "resolve", fix: "x" }).do({ type: "start-waiting" }).do({ type: "end-waiting" });
    expect(log.refusals).toMatchObject([{ code: "not_now" }, { code: "not_now" }]);
  });

  it("given a time before the last transition or in the future, then it is refused and says what happened then", () => {
    const log = new Log()
      .do({ type: "start-waiting", at: at("14:04:59") })
      .do({ type: "start-waiting", at: at("14:20:00") })
      .do({ type: "end-waiting", at: at("14:19:59") })
      .do({ type: "set-status", status: "MONITORING", at: at("14:10:00") })
      .do({ type: "end-waiting", at: at("14:31:01") });
    expect(log.refusals).toMatchObject([
      { field: "at", message: expect.stringContaining("the last change of status (2026-11-22 14:05:00 UTC)") },
      { field: "at", message: expect.stringContaining("the last change of waiting (2026-11-22 14:20:00 UTC)") },
      { field: "at", message: expect.stringContaining("the last change of waiting") },
      { field: "at", message: expect.stringContaining("future") },
    ]);
  });

  it("given corrected times, then the minutes follow, and so does since when it waits", () => {
    const log = new Log().do({ type: "start-waiting", at: at("14:20:00") });
    log.do({ type: "amend-entry", entry: entryOf(log, "waiting").seq, at: at("14:10:00") });
    expect(log.state.waitingSince).toBe("2026-11-22T14:10:00.000Z");
    log.do({ type: "end-waiting", at: at("14:25:00") });
    expect(waited(log)).toBe(15);
    log.do({ type: "amend-entry", entry: entryOf(log, "waiting-ended").seq, at: at("14:22:00") });
    expect(waitsOf(log.state)).toEqual([{ from: "2026-11-22T14:10:00.000Z", to: "2026-11-22T14:22:00.000Z" }]);
    log.do({ type: "amend-entry", entry: entryOf(log, "waiting-ended").seq, at: at("14:09:00") });
    expect(log.refusals).toMatchObject([{ code: "invalid_command", field: "at" }]);
  });

  it("given back-dating within a minute, then the parts never make more than the whole", () => {
    const log = new Log()
      .do({ type: "start-waiting", at: at("14:05:59") })
      .do({ type: "end-waiting", at: at("14:06:01") })
      .do({ type: "resolve", fix: "x", at: at("14:06:02") });
    expect(timesOf(log.state)).toMatchObject({ durationMinutes: 1, waitedMinutes: 1 });
  });
});
