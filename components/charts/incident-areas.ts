import type { SampleSeries } from "#lib/contracts/monitor.ts";

export type IncidentArea = {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** False where its name would lie on another one's: it is told in words. */
  readonly isNamed: boolean;
};

/** Of the whole width: two names need to be so far apart. */
const NAME_WIDTH = 0.14;

/** Where incidents lie in a chart, in milliseconds since 1970; one that is open lasts to its end. */
export function incidentAreas(incidents: SampleSeries["incidents"], fromMs: number, toMs: number): IncidentArea[] {
  let lastName = Number.NEGATIVE_INFINITY;
  return incidents
    .map(({ number, startedAt, endedAt }) => ({
      number,
      from: Math.max(fromMs, Date.parse(startedAt)),
      to: endedAt === null ? toMs : Math.min(toMs, Date.parse(endedAt)),
    }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from + a.to - (b.from + b.to))
    .map((area) => {
      const middle = (area.from + area.to) / 2;
      const isNamed = middle - lastName >= NAME_WIDTH * (toMs - fromMs);
      if (isNamed) lastName = middle;
      return { ...area, isNamed };
    });
}
