import type { ChartPoint } from "#components/charts/chart-points.ts";

export type ChartSummary = { readonly lowest: number; readonly median: number; readonly highest: number };

/** What a chart shows, in three figures; null where it shows none. The highest is the highest of either line. */
export function chartSummary(
  points: readonly ChartPoint[],
  { withBeside }: { withBeside: boolean },
): ChartSummary | null {
  const values = points.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
  const [lowest] = values;
  const median = values[Math.floor((values.length - 1) / 2)];
  const last = values.at(-1);
  if (lowest === undefined || median === undefined || last === undefined) return null;
  const beside = withBeside ? points.flatMap((point) => point.beside ?? []) : [];
  return { lowest, median, highest: beside.reduce((most, figure) => Math.max(most, figure), last) };
}
