import { stretches } from "#components/charts/stretches.ts";
import type { SamplePoint } from "#lib/contracts/monitor.ts";

/** The two figures of a point that a chart draws; null where there is none. */
export type Figures = { readonly value: number | null; readonly beside: number | null };

export type ChartPoint = Figures & {
  /** The beginning of the step, in milliseconds since 1970. */
  readonly at: number;
  readonly isFailing: boolean;
  /** True for one between two gaps: no line goes through it, so that it needs a mark of its own. */
  readonly isAlone: boolean;
  /** True for what stands for a time at which nobody looked. */
  readonly isGap: boolean;
};

/**
 * What a chart draws as lines, with a point of nothing in each gap: what nobody saw is never drawn.
 * @param breakAfter further apart than this, in milliseconds, nobody looked in between
 */
export function chartPoints(
  points: readonly SamplePoint[],
  figuresOf: (point: SamplePoint) => Figures,
  breakAfter: number,
): ChartPoint[] {
  const samples = points.map((point) => ({
    at: Date.parse(point.at),
    isFailing: point.worst === "fail",
    ...figuresOf(point),
  }));
  return stretches(samples, breakAfter).flatMap((stretch, index, all) => {
    const drawn = stretch.map((sample, place) => ({
      ...sample,
      isGap: false,
      isAlone: sample.value !== null && !hasValue(stretch[place - 1]) && !hasValue(stretch[place + 1]),
    }));
    const next = all[index + 1]?.[0];
    const last = stretch.at(-1);
    return next === undefined || last === undefined ? drawn : [...drawn, nothingAt((last.at + next.at) / 2)];
  });
}

function hasValue(sample: Figures | undefined): boolean {
  return sample !== undefined && sample.value !== null;
}

function nothingAt(at: number): ChartPoint {
  return { at, value: null, beside: null, isFailing: false, isAlone: false, isGap: true };
}
