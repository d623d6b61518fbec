import type { SampleRange } from "#lib/contracts/monitor.ts";

/**
 * How often a chart is asked for again while there are new samples, in milliseconds. Where a point stands for hours, one more sample
 * moves it by nothing that could be seen.
 */
export const SAMPLES_EVERY_MS: Readonly<Record<SampleRange, number>> = {
  "1h": 5_000,
  "24h": 5_000,
  "7d": 60_000,
  "30d": 600_000,
};
