import { describe, expect, it } from "vitest";
import { timeText } from "#components/ui/time-text.ts";

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
