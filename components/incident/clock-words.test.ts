import { describe, expect, it } from "vitest";
import { answeredWords, passedWords, responseWords, splitWords } from "#components/incident/clock-words.ts";
import { clocksOf } from "#lib/incident/clocks.ts";

describe("responseWords", () => {
  it.each([
    [0, "acknowledge in 00:00"],
    [1, "acknowledge in 00:01"],
    [192, "acknowledge in 03:12"],
    [3_599, "acknowledge in 59:59"],
    [3_600, "acknowledge in 1 h"],
    [3 * 3_600 + 300, "acknowledge in 3 h 5 min"],
    [3 * 86_400, "acknowledge in 3 days"],
  ])("given %d seconds left, then %s", (seconds, text) => {
    expect(responseWords({ state: "due", seconds })).toEqual({ isOverdue: false, text });
  });

  it.each([
    [0, "response overdue by 1 s"],
    [59, "response overdue by 59 s"],
    [120, "response overdue by 2 min"],
    [7_500, "response overdue by 2 h 5 min"],
  ])("given that it was due %d seconds ago, then %s", (seconds, text) => {
    expect(responseWords({ state: "overdue", seconds })).toEqual({ isOverdue: true, text });
  });

  it("given that somebody answered, then nothing runs, and how soon is told", () => {
    expect(responseWords({ state: "met", minutes: 4, lateMinutes: 0 })).toBeNull();
    expect(answeredWords({ state: "met", minutes: 4, lateMinutes: 0 })).toBe("Acknowledged after 4 min");
    expect(answeredWords({ state: "met", minutes: 85, lateMinutes: 70 })).toBe(
      "Acknowledged after 1 h 25 min, 1 h 10 min late",
    );
  });
});

describe("splitWords", () => {
  it("given one that never waited, then there is one number", () => {
    expect(splitWords({ ours: 65, theirs: 0, waiting: null })).toBeNull();
  });

  it("given one that waited, or waits, then there are two", () => {
    expect(splitWords({ ours: 40, theirs: 25, waiting: null })).toBe("ours 40 min · Intercom's 25 min");
    expect(splitWords({ ours: 65, theirs: 0, waiting: 0 })).toBe("ours 1 h 5 min · Intercom's 0 min");
  });
});

describe("passedWords", () => {
  const incident = {
    startedAt: "2026-11-22T14:05:00.000Z",
    endedAt: null,
    acknowledgedAt: null,
    respondBy: "2026-11-22T14:20:00.000Z",
    waitingSince: null,
    waitedMinutes: 0,
    nextUpdateAt: "2026-11-22T14:30:00.000Z",
  };
  const at = (time: string, change: Partial<Parameters<typeof passedWords>[0]> = {}) =>
    passedWords({ ...incident, ...change }, "INC-42", new Date(`2026-11-22T${time}Z`));

  it("given time to answer, then nothing is said until it is past", () => {
    expect(at("14:20:00")).toBeNull();
    expect(at("14:20:01")).toBe("INC-42: nobody has acknowledged it in time. The response is overdue.");
  });

  it("given an answer, then the promised update is what can be late", () => {
    const acknowledgedAt = "2026-11-22T14:06:00.000Z";
    expect(at("14:29:59", { acknowledgedAt })).toBeNull();
    expect(at("14:30:00", { acknowledgedAt })).toBe("INC-42: the promised update is due.");
    expect(at("14:30:00", { acknowledgedAt, nextUpdateAt: null })).toBeNull();
  });

  it("given that it is over, then nothing is late any more", () => {
    expect(at("18:00:00", { endedAt: "2026-11-22T15:00:00.000Z" })).toBeNull();
  });
});

it("given a wait that lasts, then both numbers add up to the whole at any moment", () => {
  const waiting = {
    startedAt: "2026-11-22T14:05:50.000Z",
    endedAt: null,
    acknowledgedAt: "2026-11-22T14:06:00.000Z",
    respondBy: "2026-11-22T14:20:50.000Z",
    waitingSince: "2026-11-22T14:30:30.000Z",
    waitedMinutes: 7,
  };
  for (let second = 0; second < 600; second += 7) {
    const { total, ours, theirs } = clocksOf(waiting, new Date(Date.parse(waiting.waitingSince) + second * 1_000));
    expect(ours + theirs).toBe(total);
  }
});
