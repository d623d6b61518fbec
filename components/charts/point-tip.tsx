import type { ChartPoint } from "#components/charts/chart-points.ts";
import { StateMark } from "#components/ui/state-mark.tsx";
import { timeText } from "#components/ui/time-text.ts";

type PointTipProps = {
  point: ChartPoint;
  names: { value: string; beside: string };
  textOf: (figure: number) => string;
  /** The viewer's. */
  zone: string;
};

/** One point in words: on hover, on touch, and as the arrow keys come to it. */
export function PointTip({ point: { at, value, beside, isFailing, isGap }, names, textOf, zone }: PointTipProps) {
  return (
    <div role="status" className="figures rounded-8 bg-raised px-3 py-2 text-12 text-ink shadow-float">
      <p className="text-muted">
        {isGap ? "around " : ""}
        {timeText(new Date(at).toISOString(), zone, "minute")}
      </p>
      {isGap ? <p>Nobody looked.</p> : value === null && !isFailing ? <p>No figure was told.</p> : null}
      {value === null ? null : (
        <p>
          {names.value}: <span className="font-semibold">{textOf(value)}</span>
        </p>
      )}
      {beside === null ? null : (
        <p>
          {names.beside}: {textOf(beside)}
        </p>
      )}
      {isFailing ? <StateMark meaning="failing">A call failed</StateMark> : null}
    </div>
  );
}
