import type { TickPace } from "#components/ui/zone-ticks.ts";
import type { SampleRange } from "#lib/contracts/monitor.ts";

type RangeWords = {
  /** On the button that chooses it. */
  readonly label: string;
  /** In a sentence. */
  readonly over: string;
  readonly pace: TickPace;
};

/** How far back a chart can reach, in the order in which it is offered. */
export const RANGES: Readonly<Record<SampleRange, RangeWords>> = {
  "1h": { label: "1 h", over: "the last hour", pace: "ten-minutes" },
  "24h": { label: "24 h", over: "the last 24 hours", pace: "four-hours" },
  "7d": { label: "7 d", over: "the last 7 days", pace: "days" },
  "30d": { label: "30 d", over: "the last 30 days", pace: "mondays" },
};

export const RANGE_OPTIONS = (Object.keys(RANGES) as SampleRange[]).map((value) => ({
  value,
  label: RANGES[value].label,
}));
