import { describe, expect, it } from "vitest";
import { dayAndTime, dayOf, Instant, timeOf } from "#lib/text/instant.ts";

describe("an instant", () => {
  it.each([
    ["2026-11-22T14:30:00Z", "2026-11-22T14:30:00.000Z"],
    ["2026-11-22T14:30:00.5+05:45", "2026-11-22T08:45:00.500Z"],
    ["2026-03-29T02:30:00+01:00", "2026-03-29T01:30:00.000Z"],
    ["2027-01-01T00:30:00+01:00", "2026-12-31T23:30:00.000Z"],
  ])("given %s, then it is %s", (typed, kept) => {
    expect(Instant.parse(typed)).toBe(kept);
  });

  it.each([
    "2026-11-22T14:30:00",
    "2026-11-22 14:30:00Z",
    "2026-11-22T14:30Z",
    "2026-11-22",
    "14:30",
    "2026-02-29T00:00:00Z",
    "2026-11-22T24:30:00Z",
    "2026-11-22T14:30:00 CET",
    "1999-12-31T23:59:59Z",
    "2100-01-01T00:00:00Z",
    "+012026-11-22T14:30:00Z",
    1_795_000_000_000,
    null,
  ])("given %j, then it is refused", (typed) => {
    expect(Instant.safeParse(typed).success).toBe(false);
  });

  it("given a time without a zone, then the refusal shows how to name one", () => {
    expect(Instant.safeParse("2026-11-22T14:30:00").error?.issues[0]?.message).toContain("2026-11-22T14:30:00Z");
  });
});

describe("the text of an instant", () => {
  const at = Instant.parse("2027-01-01T00:30:59+01:00");

  it("given any offset that it came with, then its day and its time are those of UTC", () => {
    expect(dayOf(at)).toBe("2026-12-31");
    expect(timeOf(at)).toBe("23:30");
    expect(dayAndTime(at)).toBe("2026-12-31 23:30");
  });
});
