import { verdictMeaning } from "#components/triage/verdict-meaning.ts";
import type { Meaning } from "#components/ui/tone.ts";
import type { VerdictHistory, VerdictPeriod } from "#lib/contracts/monitor.ts";

/** `gap`: nobody looked. `unrefreshed`: this page has not heard what was seen. */
export type SegmentKind = Meaning | "gap" | "unrefreshed";

export type StripSegment = {
  readonly kind: SegmentKind;
  readonly fromMs: number;
  readonly toMs: number;
  /** True for the last one: it goes on. */
  readonly lasts: boolean;
  /** Where it lies on the strip, from 0 to 1. */
  readonly left: number;
  readonly width: number;
  /** Null where nothing was said. */
  readonly said: Extract<VerdictPeriod, { kind: "verdict" }> | null;
};

export type Strip = { readonly fromMs: number; readonly toMs: number; readonly segments: readonly StripSegment[] };

type Known = {
  nowMs: number;
  /** When somebody last looked, as far as this page has heard. */
  lookedMs: number;
  /** Whether that look still tells how things are. */
  holds: boolean;
  /** Whether it is known that nobody has looked since, and not only unknown whether anybody has. */
  nobodyLooked: boolean;
};

/**
 * The history as it stands now, oldest first: a verdict lasts no longer than somebody looked, whatever the page was told when it
 * was sent.
 */
export function stripOf(history: VerdictHistory, { nowMs, lookedMs, holds, nobodyLooked }: Known): Strip {
  const told = Date.parse(history.to);
  const toMs = Math.max(nowMs, told);
  const fromMs = toMs - (told - Date.parse(history.from));
  const seenUntil = holds ? toMs : Math.max(lookedMs, Date.parse(history.from));
  // What the server told of a gap tells nothing of the time after it.
  const unseenUntil = holds || nobodyLooked ? toMs : told;
  const segments = history.periods.flatMap((period): Omit<StripSegment, "left" | "width">[] => {
    const said = period.kind === "verdict" ? period : null;
    const kind = said === null ? "gap" : verdictMeaning(said).meaning;
    const start = Date.parse(period.startedAt);
    if (period.endedAt !== null) return [{ kind, fromMs: start, toMs: Date.parse(period.endedAt), lasts: false, said }];
    const end = Math.max(start, said === null ? unseenUntil : seenUntil);
    if (end >= toMs) return [{ kind, fromMs: start, toMs, lasts: true, said }];
    return [
      { kind, fromMs: start, toMs: end, lasts: false, said },
      { kind: nobodyLooked ? "gap" : "unrefreshed", fromMs: end, toMs, lasts: true, said: null },
    ];
  });
  return {
    fromMs,
    toMs,
    segments: segments.flatMap((segment) => {
      const from = Math.max(fromMs, segment.fromMs);
      if (segment.toMs <= from) return [];
      const share = (ms: number) => ms / Math.max(1, toMs - fromMs);
      return [{ ...segment, fromMs: from, left: share(from - fromMs), width: share(segment.toMs - from) }];
    }),
  };
}

/** Of the whole strip: what is so near is meant. */
const NEAR = 0.006;

/** The segment at a place on the strip. Of several that are near it is the narrowest, which is hard to hit; else the nearest. */
export function segmentAt(segments: readonly StripSegment[], place: number): number {
  const ranked = segments.map(({ left, width }, index) => {
    const distance = Math.max(left - place, place - left - width, 0);
    return { index, distance: distance <= NEAR ? 0 : distance, width };
  });
  return ranked.sort((a, b) => a.distance - b.distance || a.width - b.width)[0]?.index ?? 0;
}

/**
 * An instant within a segment that stays within it: its last, or of one that goes on its first. What is chosen is kept so, because
 * the places of segments change as the oldest leave the strip and new ones come.
 */
export function instantIn({ fromMs, toMs, lasts }: StripSegment): number {
  return lasts ? fromMs : toMs - 1;
}

/** Where the segment of an instant stands; of an instant beside the strip it is the nearest one. */
export function placeOfInstant(segments: readonly StripSegment[], atMs: number): number {
  const place = segments.findLastIndex(({ fromMs }) => fromMs <= atMs);
  return Math.max(0, place);
}
