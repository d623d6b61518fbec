import type { ChartPoint } from "#components/charts/chart-points.ts";
import { timeText } from "#components/ui/time-text.ts";

/** What a point of a chart is told with. */
export type PointForm = {
  /** What the two lines are called. */
  names: { value: string; beside: string };
  textOf: (figure: number) => string;
  /** The viewer's. */
  zone: string;
};

type PointWords = {
  readonly when: string;
  /** That there is no figure, and why; null where there is one, or where a failure says so. */
  readonly missing: string | null;
  readonly figures: readonly { readonly name: string; readonly text: string }[];
  readonly failure: string | null;
};

export function pointWords(
  { at, value, beside, isFailing, isGap }: ChartPoint,
  { names, textOf, zone }: PointForm,
): PointWords {
  const told = (name: string, figure: number | null) => (figure === null ? [] : [{ name, text: textOf(figure) }]);
  return {
    when: `${isGap ? "around " : ""}${timeText(new Date(at).toISOString(), zone, "minute")}`,
    missing: isGap ? "Nobody looked." : value === null && !isFailing ? "No figure was told." : null,
    figures: [...told(names.value, value), ...told(names.beside, beside)],
    failure: isFailing ? "A call failed" : null,
  };
}

/** A point for whoever listens: `22 Nov 2026, 13:00 UTC. Median: 100 ms. Slowest: 150 ms. A call failed.` */
export function pointText(point: ChartPoint, form: PointForm): string {
  const { when, missing, figures, failure } = pointWords(point, form);
  return [
    `${when}.`,
    ...(missing === null ? [] : [missing]),
    ...figures.map(({ name, text }) => `${name}: ${text}.`),
    ...(failure === null ? [] : [`${failure}.`]),
  ].join(" ");
}
