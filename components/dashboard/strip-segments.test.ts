import { describe, expect, it } from "vitest";
import {
  instantIn,
  placeOfInstant,
  type StripSegment,
  segmentAt,
  stripOf,
} from "#components/dashboard/strip-segments.ts";
import { lengthText, segmentText, segmentTime } from "#components/dashboard/strip-words.ts";
import { gap, HISTORY_FROM, HISTORY_TO, said, verdicts } from "#components/dashboard/testing.ts";

const NOW = Date.parse(HISTORY_TO);
const HOUR_MS = 3_600_000;
const live = { nowMs: NOW, lookedMs: NOW - 10_000, holds: true, nobodyLooked: false };
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
    const later = { nowMs: NOW + 2 * HOUR_MS, lookedMs: NOW, holds: false, nobodyLooked: true };
    const { segments } = stripOf(verdicts(said("healthy", null, 20, null)), later);
    expect(drawn(segments)).toEqual([
      ["healthy", 18, 4],
      ["gap", 22, 2],
    ]);
    expect(segments.map(({ lasts }) => lasts)).toEqual([false, true]);
  });

  it("given a page that is behind, says that of the end, and not that nobody looked", () => {
    const later = { nowMs: NOW + HOUR_MS, lookedMs: NOW, holds: false, nobodyLooked: false };
    const { segments } = stripOf(verdicts(said("healthy", null, 20, null)), later);
    expect(segments.map(({ kind }) => kind)).toEqual(["healthy", "unrefreshed"]);
  });

  it("given a page that is behind on a gap, lets it last no longer than was told", () => {
    const later = { nowMs: NOW + HOUR_MS, lookedMs: NOW - 2 * HOUR_MS, holds: false, nobodyLooked: false };
    const history = verdicts(said("healthy", null, 20, 22), gap(22, null));
    expect(drawn(stripOf(history, later).segments)).toEqual([
      ["healthy", 19, 2],
      ["gap", 21, 2],
      ["unrefreshed", 23, 1],
    ]);
    expect(stripOf(history, { ...later, nobodyLooked: true }).segments.map(({ kind }) => kind)).toEqual([
      "healthy",
      "gap",
    ]);
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

describe("a segment that was chosen", () => {
  const history = verdicts(
    said("ours", "P1", 0, 1),
    said("healthy", null, 1, 6),
    gap(6, 8),
    said("healthy", null, 8, null),
  );
  const segmentsAfter = (hours: number) =>
    stripOf(history, { ...live, nowMs: NOW + hours * HOUR_MS, lookedMs: NOW + hours * HOUR_MS }).segments;
  const chosenAfter = (place: number, hours: number) => {
    const [chosen, later] = [segmentsAfter(0)[place] as StripSegment, segmentsAfter(hours)];
    return later[placeOfInstant(later, instantIn(chosen))]?.fromMs;
  };

  it("given the oldest one left the strip, is still the one that was chosen", () => {
    expect(segmentsAfter(3)).toHaveLength(3);
    expect(chosenAfter(2, 3)).toBe(NOW - 18 * HOUR_MS);
    expect(chosenAfter(3, 3)).toBe(NOW - 16 * HOUR_MS);
  });

  it("given one whose beginning left the strip, is still that one", () => {
    expect(chosenAfter(1, 3)).toBe(segmentsAfter(3)[0]?.fromMs);
    expect(segmentsAfter(3)[0]?.kind).toBe("healthy");
  });

  it("given one that left the strip itself, is the oldest that is left", () => {
    expect(chosenAfter(0, 3)).toBe(segmentsAfter(3)[0]?.fromMs);
  });

  it("given the one that lasts, is the same after it ended", () => {
    const lasting = segmentsAfter(0).at(-1) as StripSegment;
    const ended = stripOf(verdicts(said("healthy", null, 8, 23), said("ours", "P1", 23, null)), live).segments;
    expect(ended[placeOfInstant(ended, instantIn(lasting))]?.kind).toBe("healthy");
  });
});

describe("a segment in words", () => {
  const { segments } = stripOf(verdicts(said("ours", "P1", 0, 1), gap(1, 11), said("healthy", null, 11, null)), live);
  const [failing, unseen, healthy] = segments as [StripSegment, StripSegment, StripSegment];

  it("says from when to when in the viewer's zone, and for how long", () => {
    expect(segmentTime(failing, "UTC")).toBe("Sat 14:00 to 15:00 UTC, 1 h");
    expect(segmentTime(unseen, "UTC")).toBe("Sat 15:00 to Sun 01:00 UTC, 10 h");
    expect(lengthText(10)).toBe("under 1 s");
  });

  it("given one that lasts, says nothing that changes with every second", () => {
    expect(segmentTime(healthy, "Europe/Zurich")).toBe("since Sun 02:00 CET");
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
