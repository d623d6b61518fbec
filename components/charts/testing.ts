import type { SamplePoint, SampleSeries } from "#lib/contracts/monitor.ts";

export const FROM = "2026-11-22T13:00:00.000Z";
export const TO = "2026-11-22T14:00:00.000Z";

/** @param minute after `FROM` */
export function point(minute: number, more: Partial<SamplePoint> = {}): SamplePoint {
  return {
    at: new Date(Date.parse(FROM) + minute * 60_000).toISOString(),
    runs: 2,
    worst: "ok",
    latencyP50Ms: 100,
    latencyMaxMs: 150,
    remainingMin: null,
    rateLimit: null,
    ...more,
  };
}

export function series(more: Partial<SampleSeries> = {}): SampleSeries {
  return { range: "1h", from: FROM, to: TO, stepSeconds: 60, probes: [], incidents: [], ...more };
}
