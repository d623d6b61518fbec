import { stretches } from "#components/charts/stretches.ts";
import { countText, latencyText, spanText } from "#components/ui/figure-text.ts";
import type { SamplePoint } from "#lib/contracts/monitor.ts";
import type { ProbeName } from "#lib/contracts/triage.ts";

/** Where it is drawn, in pixels: marks at the edges stay within. */
export const SPARKLINE = { width: 160, height: 28, margin: 4 } as const;

type Place = { readonly x: number; readonly y: number };

export type SparklineShape = {
  /** The `d` of an SVG path: one line for each stretch; empty where there is none. */
  readonly path: string;
  /** Points that stand alone, through which no line goes. */
  readonly dots: readonly Place[];
  readonly failing: readonly Place[];
  /** The same in words: `last hour: 120 to 340 ms, 2 of 60 points failing`. */
  readonly text: string;
};

type Series = {
  probe: ProbeName;
  points: readonly SamplePoint[];
  from: string;
  to: string;
  /** Further apart than this, in milliseconds, nobody looked in between. */
  breakAfter: number;
};

/** One probe's last hour as a small line: latency, or for the rate limit what was left of it. */
export function sparklineShape({ probe, points, from, to, breakAfter }: Series): SparklineShape {
  const isRateLimit = probe === "rate-limit";
  const samples = points.map((point) => ({
    at: Date.parse(point.at),
    value: isRateLimit ? point.remainingMin : point.latencyP50Ms,
    isFailing: point.worst === "fail",
  }));
  const values = samples.flatMap(({ value }) => value ?? []);
  const highest = Math.max(1, ...values);
  const start = Date.parse(from);
  const duration = Math.max(1, Date.parse(to) - start);
  const { width, height, margin } = SPARKLINE;
  const place = (at: number, value: number): Place => ({
    x: round(margin + (width - 2 * margin) * Math.min(1, Math.max(0, (at - start) / duration))),
    y: round(height - margin - (height - 2 * margin) * (value / highest)),
  });
  const known = samples.flatMap(({ at, value }) => (value === null ? [] : [{ at, ...place(at, value) }]));
  const drawn = stretches(known, breakAfter);
  return {
    path: drawn
      .filter((stretch) => stretch.length > 1)
      .map((stretch) => stretch.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(""))
      .join(""),
    dots: drawn.flatMap(([only, ...more]) => (only === undefined || more.length > 0 ? [] : [{ x: only.x, y: only.y }])),
    // What failed without an answer is drawn at the top: it took longer than anything that was answered.
    failing: samples.flatMap(({ at, value, isFailing }) => (isFailing ? [place(at, value ?? highest)] : [])),
    text: textOf(samples, values, isRateLimit),
  };
}

function textOf(samples: readonly { isFailing: boolean }[], values: readonly number[], isRateLimit: boolean): string {
  if (samples.length === 0) return "last hour: not asked";
  const span =
    values.length === 0
      ? "no figures"
      : `${spanText(Math.min(...values), Math.max(...values), isRateLimit ? countText : latencyText)}${isRateLimit ? " left" : ""}`;
  const failures = samples.filter(({ isFailing }) => isFailing).length;
  return `last hour: ${span}${failures === 0 ? "" : `, ${failures} of ${samples.length} points failing`}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
