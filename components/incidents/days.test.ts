import { describe, expect, it } from "vitest";
import { daysOfMonth, fromInstant, isDay, readMoment, toInstant } from "#components/incidents/days.ts";

describe("isDay", () => {
  it.each(["2026-11-22", "2024-02-29", "2000-01-01", "2099-12-31"])("given %s, it is one", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(["2026-11-31", "2026-02-29", "0002-11-22", "2100-01-01", "2026-1-2", "2026-11-22T00:00Z", "", "yesterday"])(
    "given %j, it is none",
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe("readMoment", () => {
  it("given an instant in any zone, names the same instant in UTC", () => {
    expect(readMoment("2026-11-22T15:30:00+01:00")).toBe("2026-11-22T14:30:00.000Z");
    expect(readMoment("2026-11-22T14:30Z")).toBe("2026-11-22T14:30:00.000Z");
  });

  it("given a day, keeps it", () => {
    expect(readMoment(" 2026-11-22 ")).toBe("2026-11-22");
  });

  it.each(["2026-11-22T14:30:00", "2026-11-31T14:30:00Z", "2026-11-22T25:00:00Z", "1 Nov 2026", "1", "<script>"])(
    "given %j, knows no moment",
    (text) => {
      expect(readMoment(text)).toBeNull();
    },
  );
});

describe("the ends of a range", () => {
  it("given one day twice, spans that day whole", () => {
    expect(fromInstant("2026-11-30")).toBe("2026-11-30T00:00:00.000Z");
    expect(toInstant("2026-11-30")).toBe("2026-12-01T00:00:00.000Z");
  });

  it("given instants, leaves them", () => {
    expect(fromInstant("2026-11-30T12:00:00.000Z")).toBe("2026-11-30T12:00:00.000Z");
    expect(toInstant("2026-11-30T12:00:00.000Z")).toBe("2026-11-30T12:00:00.000Z");
  });
});

describe("daysOfMonth", () => {
  it.each([
    ["2026-11", "2026-11-01", "2026-11-30"],
    ["2026-12", "2026-12-01", "2026-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2026-02", "2026-02-01", "2026-02-28"],
  ])("given %s, goes from %s to %s", (month, from, to) => {
    expect(daysOfMonth(month)).toEqual({ from, to });
  });
});
