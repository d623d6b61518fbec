import { describe, expect, it } from "vitest";
import type { NumberedState } from "#lib/incident/circumstances.ts";
import { echoesOf } from "#lib/incident/decide-link.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { Log } from "#lib/incident/testing.ts";
import { timesOf } from "#lib/incident/times.ts";

const other = (change: Partial<NumberedState["state"]> = {}): NumberedState => ({
  number: 7,
  state: { ...new Log().state, ...change },
});
const kindsSince = (log: Log, version: number) => log.events.slice(version).map(({ body }) => body.kind);

describe("a duplicate", () => {
  it("given an open incident, then it ends with it, and says of which one it is", () => {
    const log = new Log().do({ type: "start-waiting" }).do({ type: "mark-duplicate", of: 7 }, { other: other() });
    expect(log.state).toMatchObject({ duplicateOf: 7, status: "RESOLVED", waitingSince: null });
    expect(log.events.at(-1)?.body).toEqual({ kind: "resolved", text: "Duplicate of INC-7" });
    expect(timesOf(log.state).endedAt).toBe("2026-11-22T14:30:00.000Z");
  });

  it("given one that is over, then its end stays what it was", () => {
    const log = new Log().do({ type: "resolve", fix: "Rotated the token" });
    const { version } = log.state;
    expect(kindsSince(log.do({ type: "mark-duplicate", of: 7 }, { other: other() }), version)).toEqual([
      "duplicate-of",
    ]);
  });

  it("given the same again, then nothing is recorded", () => {
    const log = new Log().do({ type: "mark-duplicate", of: 7 }, { other: other() });
    const { version } = log.state;
    expect(log.do({ type: "mark-duplicate", of: 7 }, { other: other() }).state.version).toBe(version);
    expect(log.refusals).toEqual([]);
  });

  it.each([
    ["itself", 42, null, "itself"],
    ["one that there is not", 7, null, "no incident INC-7"],
    ["a drill", 7, other({ drill: true }), "drill"],
    ["one that is itself a duplicate, and then it names the real one", 7, other({ duplicateOf: 3 }), "Name INC-3"],
    ["one that is a duplicate of this one", 7, other({ duplicateOf: 42 }), "of this incident"],
  ])("given %s, then it is refused at its field", (_, of, named, words) => {
    const log = new Log().do({ type: "mark-duplicate", of }, { other: named });
    expect(log.refusals).toMatchObject([
      { code: "invalid_command", field: "of", message: expect.stringContaining(words) },
    ]);
    expect(log.state.status).toBe("INVESTIGATING");
  });

  it("given a duplicate of another one already, or one that has duplicates itself, then it is refused", () => {
    const twice = new Log().do({ type: "mark-duplicate", of: 7 }, { other: other() });
    twice.do({ type: "mark-duplicate", of: 8 }, { other: { ...other(), number: 8 } });
    expect(twice.refusals).toMatchObject([{ code: "not_now", message: expect.stringContaining("INC-7") }]);
    const log = new Log();
    log.events.push({
      seq: 3,
      happenedAt: "2026-11-22T14:20:00.000Z",
      recordedAt: "2026-11-22T14:20:00.000Z",
      by: { kind: "account", id: "ann", name: "ann" },
      body: { kind: "duplicated-by", incident: 9, is: true },
    });
    log.do({ type: "mark-duplicate", of: 7 }, { other: other() });
    expect(log.refusals).toMatchObject([{ code: "not_now", message: expect.stringContaining("INC-9") }]);
  });

  it("given that it is none after all, then it stays resolved and can be opened again, which it could not before", () => {
    const log = new Log().do({ type: "mark-duplicate", of: 7 }, { other: other() });
    log.do({ type: "reopen", reason: "Another problem" });
    expect(log.refusals).toMatchObject([{ code: "not_now", message: expect.stringContaining("INC-7") }]);
    log.do({ type: "unmark-duplicate" }, { other: other() });
    expect(log.state).toMatchObject({ duplicateOf: null, status: "RESOLVED" });
    expect(log.do({ type: "reopen", reason: "Another problem" }).state.status).toBe("INVESTIGATING");
    expect(log.do({ type: "unmark-duplicate" }).refusals).toHaveLength(1);
  });

  it("given a full log on the other side, then nothing is recorded on either", () => {
    const log = new Log().do({ type: "relate", to: 7 }, { other: other({ version: LIMITS.events - 100 }) });
    expect(log.refusals).toMatchObject([{ code: "not_now", message: expect.stringContaining("INC-7") }]);
  });
});

describe("related incidents", () => {
  it("given two, then the first names the other until that is taken back, and repeating records nothing", () => {
    const log = new Log()
      .do({ type: "relate", to: 7 }, { other: other() })
      .do({ type: "relate", to: 7 }, { other: other() });
    expect(log.state).toMatchObject({ related: [7], version: 3, status: "INVESTIGATING" });
    log.do({ type: "unrelate", to: 7 }, { other: other() }).do({ type: "unrelate", to: 7 }, { other: other() });
    expect(log.state).toMatchObject({ related: [], version: 4 });
    expect(log.refusals).toEqual([]);
  });

  it("given as many as there may be on one side, then no more", () => {
    const many = Array.from({ length: LIMITS.related }, (_, index) => index + 100);
    const log = new Log().do({ type: "relate", to: 7 }, { other: other({ related: many }) });
    expect(log.refusals).toMatchObject([{ code: "not_now" }]);
  });
});

describe("echoesOf", () => {
  const before = new Log().state;
  const happenedAt = "2026-11-22T14:30:00.000Z";

  it("given what ties two incidents, then the other's log says the same from its side", () => {
    expect(
      echoesOf(42, before, [
        { happenedAt, body: { kind: "duplicate-of", incident: 7 } },
        { happenedAt, body: { kind: "resolved", text: "Duplicate of INC-7" } },
      ]),
    ).toEqual([{ happenedAt, body: { kind: "duplicated-by", incident: 42, is: true } }]);
    expect(
      echoesOf(42, { ...before, duplicateOf: 7 }, [{ happenedAt, body: { kind: "duplicate-of", incident: null } }]),
    ).toEqual([{ happenedAt, body: { kind: "duplicated-by", incident: 42, is: false } }]);
    expect(echoesOf(42, before, [{ happenedAt, body: { kind: "related", incident: 7, is: false } }])).toEqual([
      { happenedAt, body: { kind: "related", incident: 42, is: false } },
    ]);
  });

  it("given anything else, then nothing", () => {
    expect(echoesOf(42, before, [{ happenedAt, body: { kind: "acknowledged" } }])).toEqual([]);
  });
});
