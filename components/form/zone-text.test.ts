import { describe, expect, it } from "vitest";
import { utcBeside, zoneName } from "#components/form/zone-text.ts";

describe("utcBeside", () => {
  it("given the same day in both zones, then the time is enough", () => {
    expect(utcBeside("2026-11-22T13:30:00.000Z", "Europe/Zurich")).toBe("13:30 UTC");
  });

  it("given another day in UTC, then the date stands with it", () => {
    expect(utcBeside("2026-11-21T23:30:00.000Z", "Europe/Zurich")).toBe("21 Nov 2026, 23:30 UTC");
  });
});

describe("zoneName", () => {
  it("given summer and winter, then the name follows", () => {
    expect(zoneName("2026-07-01T12:00:00.000Z", "Europe/Zurich")).toBe("CEST");
    expect(zoneName("2026-12-01T12:00:00.000Z", "Europe/Zurich")).toBe("CET");
  });
});
