import { describe, expect, it } from "vitest";
import { textOf } from "#lib/incident/evolve.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { entryOf, Log } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";

describe("correcting the timeline", () => {
  it("given a mitigation with a wrong time and words, then both are corrected and what it said is kept", () => {
    const log = new Log().do({ type: "record-mitigation", text: "Rotated", at: "2026-11-22T14:20:00Z" });
    const { seq } = entryOf(log, "mitigation");
    log.do({ type: "amend-entry", entry: seq, text: "Rotated the\ntoken", at: "2026-11-22T14:15:00Z" });
    expect(entryOf(log, "mitigation")).toMatchObject({
      happenedAt: "2026-11-22T14:15:00.000Z",
      body: { text: "Rotated the token" },
      amendments: [{ text: "Rotated", happenedAt: "2026-11-22T14:20:00.000Z" }],
    });
    expect(timesOf(log.state).mitigatedAt).toBe("2026-11-22T14:15:00.000Z");
  });

  it("given the first alert moved, then every duration follows", () => {
    const log = new Log().do({ type: "resolve", fix: "x", at: "2026-11-22T14:25:00Z" });
    log.do({ type: "amend-entry", entry: entryOf(log, "first-alert").seq, at: "2026-11-22T13:55:00Z" });
    expect(timesOf(log.state)).toMatchObject({ startedAt: "2026-11-22T13:55:00.000Z", durationMinutes: 30 });
  });

  it("given a first alert after what followed it, or an end before what preceded it, then it is refused", () => {
    const log = new Log()
      .do({ type: "acknowledge", at: "2026-11-22T14:10:00Z" })
      .do({ type: "set-status", status: "MONITORING", at: "2026-11-22T14:20:00Z" })
      .do({ type: "resolve", fix: "x", at: "2026-11-22T14:25:00Z" });
    log.do({ type: "amend-entry", entry: entryOf(log, "first-alert").seq, at: "2026-11-22T14:10:01Z" });
    log.do({ type: "amend-entry", entry: entryOf(log, "status").seq, at: "2026-11-22T14:25:01Z" });
    log.do({ type: "amend-entry", entry: entryOf(log, "resolved").seq, at: "2026-11-22T14:19:59Z" });
    expect(log.refusals).toMatchObject([{ field: "at" }, { field: "at" }, { field: "at" }]);
  });

  it("given a mitigation retracted, then it counts no more, until it is put back", () => {
    const log = new Log().do({ type: "record-mitigation", text: "Rotated", at: "2026-11-22T14:20:00Z" });
    const { seq } = entryOf(log, "mitigation");
    log.do({ type: "retract-entry", entry: seq, reason: "It was another incident" });
    expect(timesOf(log.state).mitigatedAt).toBeNull();
    log.do({ type: "amend-entry", entry: seq, text: "y" });
    expect(log.refusals).toMatchObject([{ code: "not_now" }]);
    log.do({ type: "restore-entry", entry: seq });
    expect(timesOf(log.state).mitigatedAt).toBe("2026-11-22T14:20:00.000Z");
  });

  it("given request ids retracted, added again and put back, then each is there once", () => {
    const log = new Log().do({ type: "add-request-ids", requestIds: [{ id: "req_a" }, { id: "req_b" }] });
    const { seq } = entryOf(log, "request-ids");
    log.do({ type: "retract-entry", entry: seq });
    expect(log.state.requestIds).toEqual([]);
    log.do({ type: "add-request-ids", requestIds: [{ id: "req_b" }] }).do({ type: "restore-entry", entry: seq });
    expect(log.state.requestIds.map(({ id }) => id)).toEqual(["req_a", "req_b"]);
  });

  it("given request ids to put back for which there is no more room, then it is refused", () => {
    const log = new Log().do({ type: "add-request-ids", requestIds: [{ id: "req_a" }] });
    const { seq } = entryOf(log, "request-ids");
    log.do({ type: "retract-entry", entry: seq });
    for (let added = 0; added < LIMITS.requestIds; added += LIMITS.requestIdsAtOnce) {
      const requestIds = Array.from({ length: LIMITS.requestIdsAtOnce }, (_, index) => ({
        id: `req_${added + index}`,
      }));
      log.do({ type: "add-request-ids", requestIds });
    }
    log.do({ type: "restore-entry", entry: seq });
    expect(log.refusals).toMatchObject([{ code: "not_now", message: expect.stringContaining("10,000 request ids") }]);
    expect(log.state.requestIds).toHaveLength(LIMITS.requestIds);
  });

  it.each([
    ["first-alert", "not_now"],
    ["declared", "not_now"],
  ] as const)("given the entry %s, then it cannot be retracted", (kind, code) => {
    const log = new Log();
    expect(log.do({ type: "retract-entry", entry: entryOf(log, kind).seq }).refusals).toMatchObject([{ code }]);
  });

  it("given the text of a value, then it is refused: the value is to be changed instead", () => {
    const log = new Log().do({ type: "set-impact", impact: "None" });
    log.do({ type: "amend-entry", entry: entryOf(log, "impact").seq, text: "Everything" });
    expect(log.refusals).toMatchObject([{ code: "invalid_command", field: "text" }]);
  });

  it("given a mark set by one and a correction by another, then they do not conflict", () => {
    const log = new Log().do({ type: "add-note", text: "Called support" });
    const { seq } = entryOf(log, "note");
    const seen = log.state.version;
    log.do({ type: "mark-entry", entry: seq, exported: true });
    log.do({ type: "amend-entry", entry: seq, text: "Called Intercom's support", expectedVersion: seen });
    expect(log.refusals).toEqual([]);
    expect(entryOf(log, "note")).toMatchObject({ marked: true, body: { text: "Called Intercom's support" } });
  });

  it("given a long note, then its lines are kept as they were typed", () => {
    const log = new Log().do({ type: "add-note", text: "one\r\ntwo\n\n\tthree\u001b[31m" });
    expect(textOf(entryOf(log, "note").body)).toBe("one\ntwo\n\n\tthree[31m");
  });
});
