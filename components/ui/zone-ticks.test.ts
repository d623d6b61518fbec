import { describe, expect, it } from "vitest";
import { type TickPace, tickText, zoneTicks } from "#components/ui/zone-ticks.ts";

const labels = (from: string, to: string, zone: string, pace: TickPace) =>
  zoneTicks(Date.parse(from), Date.parse(to), zone, pace).map((at) => tickText(at, zone, pace));

describe("zoneTicks", () => {
  it("given a day, marks every fourth hour of the viewer's clock", () => {
    expect(labels("2026-11-22T14:30:00Z", "2026-11-23T14:30:00Z", "UTC", "four-hours")).toEqual([
      "16:00",
      "20:00",
      "00:00",
      "04:00",
      "08:00",
      "12:00",
    ]);
  });

  it("given a zone with a quarter of an hour in it, marks its own round hours", () => {
    const ticks = zoneTicks(
      Date.parse("2026-11-22T00:00:00Z"),
      Date.parse("2026-11-22T08:00:00Z"),
      "Asia/Kathmandu",
      "four-hours",
    );
    expect(ticks.map((at) => new Date(at).toISOString())).toEqual([
      "2026-11-22T02:15:00.000Z",
      "2026-11-22T06:15:00.000Z",
    ]);
  });

  it("given an hour, marks every ten minutes", () => {
    expect(labels("2026-11-22T14:05:00Z", "2026-11-22T14:35:00Z", "UTC", "ten-minutes")).toEqual([
      "14:10",
      "14:20",
      "14:30",
    ]);
  });

  it("given the night in which the clock goes back, marks each midnight once", () => {
    expect(labels("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", "Europe/Zurich", "days")).toEqual([
      "Sun 25",
      "Mon 26",
    ]);
  });

  it("given a month, marks its Mondays", () => {
    expect(labels("2026-11-01T00:00:00Z", "2026-11-30T12:00:00Z", "UTC", "mondays")).toEqual([
      "2 Nov",
      "9 Nov",
      "16 Nov",
      "23 Nov",
      "30 Nov",
    ]);
  });
});
