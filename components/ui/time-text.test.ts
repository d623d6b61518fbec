import { describe, expect, it } from "vitest";
import { hourText, isSameDay, recentDetail, timeText } from "#components/ui/time-text.ts";

const INSTANT = "2026-11-22T23:30:05.000Z";

describe("timeText", () => {
  it("names the zone of the viewer", () => {
    expect(timeText(INSTANT, "Europe/Zurich", "minute")).toBe("23 Nov 2026, 00:30 CET");
  });

  it("names UTC", () => {
    expect(timeText(INSTANT, "UTC", "minute")).toBe("22 Nov 2026, 23:30 UTC");
  });

  it("shows seconds where a log is read beside it", () => {
    expect(timeText(INSTANT, "UTC", "second")).toBe("23:30:05 UTC");
  });

  it("follows daylight saving", () => {
    expect(timeText("2026-07-01T12:00:00Z", "Europe/Zurich", "minute")).toBe("1 Jul 2026, 14:00 CEST");
  });

  it("counts the day in the zone", () => {
    expect(timeText(INSTANT, "Asia/Tokyo", "date")).toBe("23 Nov 2026");
  });
});

describe("an instant that may not be of today", () => {
  const told = (now: string, zone = "UTC") => timeText(INSTANT, zone, recentDetail(INSTANT, zone, Date.parse(now)));

  it("given one of today, tells no day", () => {
    expect(told("2026-11-22T23:59:59Z")).toBe("23:30:05 UTC");
  });

  it("given one of last night, tells its weekday, by the day of the zone", () => {
    expect(told("2026-11-23T08:00:00Z")).toBe("Sun 23:30:05 UTC");
    expect(told("2026-11-23T08:00:00Z", "Europe/Zurich")).toBe("00:30:05 CET");
  });

  it("given one of the same weekday a week ago, tells the date", () => {
    expect(told("2026-11-29T23:59:00Z")).toBe("22 Nov 2026, 23:30 UTC");
  });

  it("given an hour beside its zone, tells it alone or with its day", () => {
    const at = Date.parse(INSTANT);
    expect(hourText(at, "Asia/Tokyo", { withDay: true })).toBe("Mon 08:30");
    expect(hourText(at, "Asia/Tokyo", { withDay: false })).toBe("08:30");
    expect(isSameDay(at, at + 3_600_000, "UTC")).toBe(false);
    expect(isSameDay(at, at + 3_600_000, "Asia/Tokyo")).toBe(true);
  });
});
