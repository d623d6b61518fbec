import { describe, expect, it } from "vitest";
import { LIMITS } from "#lib/incident/limits.ts";
import { textOf } from "#lib/incident/own-words.ts";
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

  it("given a milestone that is left out, then told again, then each counts once", () => {
    const log = new Log().do({ type: "record-mitigation", text: "Rotated" });
    const { seq } = entryOf(log, "mitigation");
    const { version } = log.state;
    expect(entryOf(log, "mitigation").marked).toBeNull();
    log.do({ type: "mark-entry", entry: seq, exported: true });
    expect(log.state.version).toBe(version);
    for (const exported of [false, false, true]) log.do({ type: "mark-entry", entry: seq, exported });
    expect(log.state.version).toBe(version + 2);
    expect(entryOf(log, "mitigation").marked).toBe(true);
  });

  it("given a note that is told by nobody's wish, then leaving it out changes nothing", () => {
    const log = new Log().do({ type: "add-note", text: "Coffee" });
    const { version } = log.state;
    log.do({ type: "mark-entry", entry: entryOf(log, "note").seq, exported: false });
    expect(log.state.version).toBe(version);
  });

  it("given a long note, then its lines are kept as they were typed", () => {
    const log = new Log().do({ type: "add-note", text: "one\r\ntwo\n\n\tthree\u001b[31m" });
    expect(textOf(entryOf(log, "note").body)).toBe("one\ntwo\n\n\tthree[31m");
  });
});

describe("an entry that was redacted", () => {
  const redacted = () => new Log().do({ type: "add-note", text: "a secret" }).do({ type: "redact-entry", entry: 3 });

  it("given other words for it, then they are refused: nothing could take them out again", () => {
    const log = redacted();
    log.do({ type: "amend-entry", entry: 3, text: "another secret" });
    log.do({ type: "word-entry", entry: 3, label: null, text: "another secret" });
    expect(log.refusals).toMatchObject([{ code: "not_now" }, { code: "not_now" }]);
    log.do({ type: "amend-entry", entry: 3, at: "2026-11-22T14:20:00Z" });
    expect(entryOf(log, "note").happenedAt).toBe("2026-11-22T14:20:00.000Z");
  });

  it("given it is redacted again, then nothing is recorded but for reasons that say more", () => {
    const log = redacted();
    const { version } = log.state;
    log.do({ type: "redact-entry", entry: 3 });
    expect(log.state.version).toBe(version);
    log.do({ type: "retract-entry", entry: 3, reason: "the secret was wrong" });
    log.do({ type: "redact-entry", entry: 3, reason: "that secret again" });
    log.do({ type: "redact-entry", entry: 3 });
    expect(log.state.version).toBe(version + 3);
    expect(log.refusals).toEqual([]);
  });
});

describe("wording an entry for the postmortem", () => {
  const worded = (log: Log) => entryOf(log, "first-alert").told;
  const alert = (log: Log) => entryOf(log, "first-alert").seq;

  it("given a label and words, then the entry keeps its own, and nothing of what it says changes", () => {
    const log = new Log();
    const before = entryOf(log, "first-alert");
    log.do({ type: "word-entry", entry: alert(log), label: " Alarm ", text: "A monitor\nrang" });
    expect(entryOf(log, "first-alert")).toEqual({ ...before, told: { label: "Alarm", text: "A monitor rang" } });
    log.do({ type: "word-entry", entry: alert(log), label: null, text: "\u200b " });
    expect(entryOf(log, "first-alert")).toEqual(before);
    expect(log.refusals).toEqual([]);
  });

  it("given the wording that it has already, then nothing is recorded, however old the caller's sight of it is", () => {
    const log = new Log().do({ type: "word-entry", entry: 2, label: null, text: "A monitor rang" });
    const { version } = log.state;
    log.do({ type: "word-entry", entry: 2, label: null, text: "A monitor rang", expectedVersion: 1 });
    expect(log.refusals).toEqual([]);
    expect(log.state.version).toBe(version);
  });

  it("given that somebody else worded it meanwhile, then it is refused, with what it says now", () => {
    const log = new Log();
    const seen = log.state.version;
    log.do({ type: "word-entry", entry: alert(log), label: null, text: "Ben's" }, { by: "ben" });
    log.do({ type: "word-entry", entry: alert(log), label: null, text: "Ann's", expectedVersion: seen });
    expect(log.refusals).toMatchObject([
      { code: "conflict", value: `told.${alert(log)}`, current: "Ben's", by: { name: "ben" } },
    ]);
    expect(worded(log).text).toBe("Ben's");
  });

  it("given that it was corrected, marked or that another one was worded meanwhile, then that is no conflict", () => {
    const log = new Log().do({ type: "add-note", text: "Called support" });
    const seen = log.state.version;
    log
      .do({ type: "amend-entry", entry: alert(log), text: "PagerDuty" })
      .do({ type: "mark-entry", entry: alert(log), exported: false })
      .do({ type: "word-entry", entry: entryOf(log, "note").seq, label: "Call", text: null, expectedVersion: seen })
      .do({ type: "word-entry", entry: alert(log), label: "Alarm", text: null, expectedVersion: seen })
      .do({ type: "amend-entry", entry: alert(log), text: "Pager", expectedVersion: seen + 1 });
    expect(log.refusals).toEqual([]);
    expect(entryOf(log, "first-alert")).toMatchObject({ told: { label: "Alarm" }, body: { text: "Pager" } });
  });

  it("given an entry that there is not, then it is refused at its field", () => {
    const log = new Log().do({ type: "word-entry", entry: 99, label: null, text: "x" });
    expect(log.refusals).toMatchObject([{ code: "invalid_command", field: "entry" }]);
  });
});
