import { describe, expect, it } from "vitest";
import { type StripSegment, segmentAt, stripOf } from "#components/dashboard/strip-segments.ts";
import { segmentText, segmentTime } from "#components/dashboard/strip-words.ts";
import { gap, HISTORY_FROM, HISTORY_TO, said, verdicts } from "#components/dashboard/testing.ts";

const NOW = Date.parse(HISTORY_TO);
const HOUR_MS = 3_600_000;
const live = { nowMs: NOW, lookedMs: NOW - 10_000, freshForMs: 60_000, isLive: true };
const drawn = (segments: readonly StripSegment[]) =>
  segments.map(({ kind, left, width }) => [kind, Math.round(left * 24 * 10) / 10, Math.round(width * 24 * 10) / 10]);

describe("stripOf", () => {
  it("given verdicts and a gap, places each by its hours, and lets the last one reach to now", () => {
    const history = verdicts(
      said("healthy", null, 0, 6),
      gap(6, 8),
      said("ours", "P1", 8, 9),
      said("theirs", "P2", 9, 10),
      said("unknown", "P1", 10, 11),
      said("healthy", "P4", 11, null),
    );
    expect(drawn(stripOf(history, live).segments)).toEqual([
      ["healthy", 0, 6],
      ["gap", 6, 2],
      ["failing", 8, 1],
      ["degraded", 9, 1],
      ["unknown", 10, 1],
      ["healthy", 11, 13],
    ]);
  });

  it("given a monitor that stopped, ends the verdict at the last look and draws a gap after it", () => {
    const later = { ...live, nowMs: NOW + 2 * HOUR_MS, lookedMs: NOW };
    const { segments } = stripOf(verdicts(said("healthy", null, 20, null)), later);
    expect(drawn(segments)).toEqual([
      ["healthy", 18, 4],
      ["gap", 22, 2],
    ]);
    expect(segments.map(({ lasts }) => lasts)).toEqual([false, true]);
  });

  it("given a page that hears nothing, says that of the end, and not that nobody looked", () => {
    const later = { ...live, nowMs: NOW + HOUR_MS, lookedMs: NOW, isLive: false };
    const { segments } = stripOf(verdicts(said("healthy", null, 20, null)), later);
    expect(segments.map(({ kind }) => kind)).toEqual(["healthy", "unrefreshed"]);
  });

  it("given a page that has stood for hours, lets what is older than a day go", () => {
    const later = { ...live, nowMs: NOW + 6 * HOUR_MS, lookedMs: NOW + 6 * HOUR_MS };
    const { segments } = stripOf(verdicts(said("ours", "P1", 0, 5), said("healthy", null, 5, null)), later);
    expect(drawn(segments)).toEqual([["healthy", 0, 24]]);
  });

  it("given a history that begins within the day, leaves the time before it empty", () => {
    expect(drawn(stripOf(verdicts(said("healthy", null, 23, null)), live).segments)).toEqual([["healthy", 23, 1]]);
    expect(stripOf(verdicts(), live).segments).toEqual([]);
  });
});

describe("segmentAt", () => {
  const { segments } = stripOf(verdicts(said("healthy", null, 6, 12), said("ours", "P1", 12, null)), live);

  it.each([
    [0, 0],
    [0.3, 0],
    [0.6, 1],
    [1.2, 1],
  ])("given the place %d, is the segment there or the nearest: %i", (place, index) => {
    expect(segmentAt(segments, place)).toBe(index);
  });

  it("given a place beside one of a few seconds, is that one", () => {
    const brief = stripOf(
      verdicts(said("healthy", null, 0, 12), said("ours", "P1", 12, 12.002), said("healthy", null, 12.002, null)),
      live,
    );
    expect(segmentAt(brief.segments, 0.503)).toBe(1);
    expect(segmentAt(brief.segments, 0.51)).toBe(2);
  });
});

describe("a segment in words", () => {
  const { segments } = stripOf(verdicts(said("ours", "P1", 0, 1), gap(1, 11), said("healthy", null, 11, null)), live);
  const [failing, unseen, healthy] = segments as [StripSegment, StripSegment, StripSegment];

  it("says from when to when in the viewer's zone, and for how long", () => {
    expect(segmentTime(failing, "UTC")).toBe("Sat 14:00 to 15:00 UTC, 1 h");
    expect(segmentTime(unseen, "UTC")).toBe("Sat 15:00 to Sun 01:00 UTC, 10 h");
    expect(segmentTime(healthy, "Europe/Zurich")).toBe("since Sun 02:00 CET, 13 h");
  });

  it("says whose problem it was, and of a gap that nobody looked", () => {
    expect(segmentText(failing)).toBe("Failing. OURS, P1. Intercom rejects our token.");
    expect(segmentText(unseen)).toBe("Nobody looked (P4).");
    expect(segmentText(healthy)).toBe("Working. HEALTHY. Calls to Intercom work.");
  });
});

it("the history of the tests ends a day after it began", () => {
  expect(NOW - Date.parse(HISTORY_FROM)).toBe(24 * HOUR_MS);
});
