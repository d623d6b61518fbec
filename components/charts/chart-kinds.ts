import type { Figures } from "#components/charts/chart-points.ts";
import { countText, latencyText } from "#components/ui/figure-text.ts";
import type { SamplePoint } from "#lib/contracts/monitor.ts";
import type { ProbeName } from "#lib/contracts/triage.ts";

export type ChartKind = {
  readonly title: string;
  /** What is drawn, in a sentence of its own. */
  readonly what: string;
  readonly probe: ProbeName;
  readonly figuresOf: (point: SamplePoint) => Figures;
  /** What the two lines are called. */
  readonly names: { readonly value: string; readonly beside: string };
  readonly textOf: (figure: number) => string;
  /** Whether the other line goes higher, or is a level that the first one stays below. */
  readonly beside: "above" | "level";
};

export const LATENCY: ChartKind = {
  title: "Latency of Intercom's API",
  what: "How long GET /me took: the median of each step, and dashed the slowest.",
  probe: "api",
  figuresOf: ({ latencyP50Ms, latencyMaxMs }) => ({ value: latencyP50Ms, beside: latencyMaxMs }),
  names: { value: "Median", beside: "Slowest" },
  textOf: latencyText,
  beside: "above",
};

export const RATE_LIMIT: ChartKind = {
  title: "Rate limit",
  what: "The least that was left of the 10 s window in each step; dashed the whole window.",
  probe: "rate-limit",
  figuresOf: ({ remainingMin, rateLimit }) => ({ value: remainingMin, beside: rateLimit }),
  names: { value: "Least left", beside: "Window" },
  textOf: countText,
  beside: "level",
};
