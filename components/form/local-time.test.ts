import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantsOf, localText } from "#components/form/local-time.ts";

describe("instantsOf", () => {
  it("given an ordinary time, then there is one instant", () => {
    expect(instantsOf("2026-11-22T14:30", "Europe/Zurich")).toEqual(["2026-11-22T13:30:00.000Z"]);
    expect(instantsOf("2026-11-22T14:30", "Asia/Kathmandu")).toEqual(["2026-11-22T08:45:00.000Z"]);
  });

  it("given a time that the clocks skip, then there is none", () => {
    expect(instantsOf("2026-03-29T02:30", "Europe/Zurich")).toEqual([]);
    expect(instantsOf("2026-10-04T02:15", "Australia/Lord_Howe")).toEqual([]);
  });

  it("given a time that comes twice, then there are two, the earlier one first", () => {
    expect(instantsOf("2026-10-25T02:30", "Europe/Zurich")).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T01:30:00.000Z",
    ]);
    expect(instantsOf("2026-04-05T01:45", "Australia/Lord_Howe")).toEqual([
      "2026-04-04T14:45:00.000Z",
      "2026-04-04T15:15:00.000Z",
    ]);
  });

  it("given the minutes on either side of a change, then each is one instant", () => {
    expect(instantsOf("2026-03-29T01:59", "Europe/Zurich")).toEqual(["2026-03-29T00:59:00.000Z"]);
    expect(instantsOf("2026-03-29T03:00", "Europe/Zurich")).toEqual(["2026-03-29T01:00:00.000Z"]);
    expect(instantsOf("2026-10-25T01:59", "Europe/Zurich")).toEqual(["2026-10-24T23:59:00.000Z"]);
    expect(instantsOf("2026-10-25T03:00", "Europe/Zurich")).toEqual(["2026-10-25T02:00:00.000Z"]);
  });

  it("given seconds, then they count", () => {
    expect(instantsOf("2026-11-22T14:30:15", "UTC")).toEqual(["2026-11-22T14:30:15.000Z"]);
  });

  it.each(["", "yesterday", "2026-02-30T10:00Z", "2026-13-01T10:00", "14:30", "2026-11-22"])(
    "given %j, then there is none",
    (text) => {
      expect(instantsOf(text, "Europe/Zurich")).toEqual([]);
    },
  );
});

describe("localText", () => {
  it.each(["Europe/Zurich", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "UTC"])(
    "given any minute in %s, then reading what is shown finds it again",
    (zone) => {
      const minutes = fc.integer({ min: Date.parse("2020-01-01") / 60_000, max: Date.parse("2035-01-01") / 60_000 });
      fc.assert(
        fc.property(minutes, (minute) => {
          const at = new Date(minute * 60_000).toISOString();
          expect(instantsOf(localText(at, zone), zone)).toContain(at);
        }),
      );
    },
  );
});
