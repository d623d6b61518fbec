import { memo } from "react";
import { SPARKLINE, type SparklineShape } from "#components/charts/sparkline-shape.ts";

const MARK = 2.5;

/** A small line with its failing points crossed out: told apart by their shape. In words for who listens. */
export const Sparkline = memo(function Sparkline({ shape: { path, dots, failing, text } }: { shape: SparklineShape }) {
  const { width, height } = SPARKLINE;
  return (
    <>
      <svg
        aria-hidden="true"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="h-auto max-w-full shrink-0"
      >
        <path d={`M0 ${height - 0.5}H${width}`} className="stroke-line" />
        <path d={path} fill="none" strokeWidth={1.5} strokeLinejoin="round" className="stroke-muted" />
        {/* A line of no length with a round end is a dot. */}
        <path
          d={dots.map(({ x, y }) => `M${x} ${y}h0`).join("")}
          strokeWidth={3}
          strokeLinecap="round"
          className="stroke-muted"
        />
        <path d={failing.map(crossAt).join("")} strokeWidth={1.75} className="stroke-failing" />
      </svg>
      <span className="sr-only">{text}</span>
    </>
  );
});

function crossAt({ x, y }: { x: number; y: number }): string {
  return `M${x - MARK} ${y - MARK}l${2 * MARK} ${2 * MARK}m0 ${-2 * MARK}l${-2 * MARK} ${2 * MARK}`;
}
