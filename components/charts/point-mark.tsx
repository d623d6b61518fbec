import type { ChartPoint } from "#components/charts/chart-points.ts";

const ARM = 3.5;

type PointMarkProps = { x: number | undefined; y: number | undefined; point: ChartPoint };

/** Only what no line tells: a cross where a call failed, a dot where a point stands alone. */
export function PointMark({ x, y, point: { isFailing, isAlone } }: PointMarkProps) {
  if (x === undefined || y === undefined || Number.isNaN(y)) return null;
  if (isFailing) {
    return (
      <path
        d={`M${x - ARM} ${y - ARM}l${2 * ARM} ${2 * ARM}m0 ${-2 * ARM}l${-2 * ARM} ${2 * ARM}`}
        stroke="var(--color-failing)"
        strokeWidth={2}
      />
    );
  }
  return isAlone ? <circle cx={x} cy={y} r={2} fill="var(--color-ink)" /> : null;
}
