import { describe, expect, it } from "vitest";
import { zonedFormat } from "#lib/text/zoned-format.ts";

const TIME = zonedFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

describe("the format of an instant in a zone", () => {
  it("given several zones, then each writes its own time, also when it is asked again", () => {
    const at = Date.parse("2026-11-22T14:30:00Z");
    const told = ["UTC", "Asia/Kathmandu", "UTC", "Europe/Zurich"].map((zone) => TIME(zone).format(at));
    expect(told).toEqual(["14:30", "20:15", "14:30", "15:30"]);
  });

  it("given a zone again, then it is not made again", () => {
    expect(TIME("Europe/Zurich")).toBe(TIME("Europe/Zurich"));
  });

  it("given what is no zone, then it says so each time", () => {
    expect(() => TIME("Nowhere/At all")).toThrow(RangeError);
    expect(() => TIME("Nowhere/At all")).toThrow(RangeError);
  });
});
