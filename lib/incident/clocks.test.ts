import { describe, expect, it } from "vitest";
import { type Clocked, clocksOf } from "#lib/incident/clocks.ts";

const OPEN: Clocked = {
  startedAt: "2026-11-22T14:05:30.000Z",
  endedAt: null,
  acknowledgedAt: null,
  respondBy: "2026-11-22T14:20:30.000Z",
  waitingSince: null,
  waitedMinutes: 0,
};
const at = (time: string) => new Date(`2026-11-22T${time}Z`);

describe("the response clock", () => {
  it("given nobody has answered, then it counts down to the second, and from the deadline on upwards", () => {
    expect(clocksOf(OPEN, at("14:05:30")).response).toEqual({ state: "due", seconds: 900 });
    expect(clocksOf(OPEN, at("14:20:29.400")).response).toEqual({ state: "due", seconds: 1 });
    expect(clocksOf(OPEN, at("14:20:30")).response).toEqual({ state: "due", seconds: 0 });
    expect(clocksOf(OPEN, at("14:20:31")).response).toEqual({ state: "overdue", seconds: 1 });
    expect(clocksOf(OPEN, at("16:20:30")).response).toEqual({ state: "overdue", seconds: 7_200 });
  });

  it("given an answer, then it stands, in time up to the very moment of the deadline", () => {
    const answered = (acknowledgedAt: string) => clocksOf({ ...OPEN, acknowledgedAt }, at("18:00:00")).response;
    expect(answered("2026-11-22T14:07:00.000Z")).toEqual({ state: "met", minutes: 2, lateMinutes: 0 });
    expect(answered("2026-11-22T14:20:30.000Z")).toEqual({ state: "met", minutes: 15, lateMinutes: 0 });
    expect(answered("2026-11-22T14:20:31.000Z")).toEqual({ state: "met", minutes: 15, lateMinutes: 1 });
    expect(answered("2026-11-22T14:40:00.000Z")).toEqual({ state: "met", minutes: 35, lateMinutes: 20 });
  });

  it("given an end that nobody acknowledged before, then that was the answer", () => {
    const ended = { ...OPEN, endedAt: "2026-11-22T14:15:00.000Z" };
    expect(clocksOf(ended, at("18:00:00")).response).toEqual({ state: "met", minutes: 10, lateMinutes: 0 });
  });
});

describe("ours and theirs", () => {
  it("given a wait that lasts, then its minutes are theirs as they pass, and the two add up", () => {
    const waiting = { ...OPEN, waitingSince: "2026-11-22T14:10:00.000Z", waitedMinutes: 3 };
    expect(clocksOf(waiting, at("14:15:59"))).toMatchObject({ total: 10, ours: 2, theirs: 8, waiting: 5 });
    expect(clocksOf(waiting, at("14:16:00"))).toMatchObject({ total: 11, ours: 2, theirs: 9, waiting: 6 });
  });

  it("given the end, then they stand still", () => {
    const ended = { ...OPEN, endedAt: "2026-11-22T15:10:00.000Z", waitedMinutes: 20 };
    expect(clocksOf(ended, at("18:00:00"))).toMatchObject({ total: 65, ours: 45, theirs: 20, waiting: null });
  });

  it("given a browser whose clock runs behind, then nothing is below zero", () => {
    const waiting = { ...OPEN, waitingSince: "2026-11-22T14:10:00.000Z", waitedMinutes: 3 };
    expect(clocksOf(waiting, at("14:00:00"))).toMatchObject({ total: 0, ours: 0, theirs: 0, waiting: 0 });
  });
});
