import type { VerdictPeriod } from "#lib/contracts/monitor.ts";
import { instant } from "#lib/text/instant.ts";

type VerdictStretch = Extract<VerdictPeriod, { kind: "verdict" }>;

/** A stretch over which every run said the same, as it was kept. */
export type SeenPeriod = Omit<VerdictStretch, "kind" | "startedAt" | "endedAt"> & {
  /** The end of its first run. */
  readonly startedAt: Date;
  /** The end of its last run so far. */
  readonly seenAt: Date;
  /** How long after `seenAt` the next run had to come at the latest. */
  readonly freshForMs: number;
};

/** Where a period lies once the ones after it have had their say, in milliseconds since 1970. */
type Placed = { readonly period: SeenPeriod; readonly start: number; readonly seen: number };

/**
 * The stretches from one time to another, which is now: in order, without overlap, each beginning where the one before ends.
 * Where nobody looked for longer than a verdict stays fresh, it ends when it was last seen and a gap follows; one that a
 * single run saw before a gap has no length. Only the last stretch lasts.
 * @param periods in the order in which they were kept
 */
export function verdictHistory(
  periods: readonly SeenPeriod[],
  { from, to }: { from: Date; to: Date },
): VerdictPeriod[] {
  const now = to.getTime();
  const placed = place(periods, now);
  return placed
    .flatMap((current, index) => stretches(current, placed[index + 1]?.start ?? null, now))
    .flatMap((stretch) => clip(stretch, from.getTime()));
}

/**
 * A clock that is set back makes a period begin before its predecessor was last seen. What was kept later is believed: the
 * earlier one ends where the later one begins, and is left out where nothing of it is before that. The latest has always begun.
 */
function place(periods: readonly SeenPeriod[], now: number): Placed[] {
  const placed: Placed[] = [];
  for (const period of periods.toReversed()) {
    const next = placed.at(-1)?.start ?? null;
    const seen = Math.min(period.seenAt.getTime(), next ?? now);
    const start = Math.min(period.startedAt.getTime(), period.seenAt.getTime(), next === null ? now : Infinity);
    if (next === null || start < next) placed.push({ period, start, seen });
  }
  return placed.toReversed();
}

/** @param next where the next period begins; null where this is the latest */
function stretches({ period, start, seen }: Placed, next: number | null, now: number): VerdictPeriod[] {
  const end = next === null ? null : instant(new Date(next));
  const { side, leaf, severity, confidence, sentence, changes } = period;
  const said = { side, leaf, severity, confidence, sentence, changes };
  const verdict = { kind: "verdict", ...said, startedAt: instant(new Date(start)) } as const;
  if ((next ?? now) - seen <= period.freshForMs) return [{ ...verdict, endedAt: end }];
  const lastSeen = instant(new Date(seen));
  return [
    { ...verdict, endedAt: lastSeen },
    { kind: "gap", startedAt: lastSeen, endedAt: end, severity: "P4" },
  ];
}

/** What of a stretch lies in the range. */
function clip<T extends VerdictPeriod>(stretch: T, from: number): T[] {
  if (stretch.endedAt !== null && Date.parse(stretch.endedAt) <= from) return [];
  return [Date.parse(stretch.startedAt) < from ? { ...stretch, startedAt: instant(new Date(from)) } : stretch];
}
