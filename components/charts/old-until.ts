import { SAMPLES_EVERY_MS } from "#components/charts/samples-pace.ts";
import type { Monitoring, SampleSeries } from "#lib/contracts/monitor.ts";
import type { ProbeName } from "#lib/contracts/triage.ts";

/** A look takes its time, and so does an answer: no figure is called old for that. */
const LEEWAY_MS = 10_000;

type Known = {
  series: SampleSeries;
  probe: ProbeName;
  /** How many looks it takes until the probe is asked again; null for one that is asked only when something is wrong. */
  turns: number | null;
  monitoring: Pick<Monitoring, "on" | "freshForMs">;
  /** False where this page is behind. */
  isCaughtUp: boolean;
  /** Whether the series could be refreshed. */
  isRefreshed: boolean;
};

/** Until when a probe's figures reach, in milliseconds since 1970, where there should be newer ones; null where they are new. */
export function oldUntil(
  { series: { range, probes, to, stepSeconds }, probe, turns, monitoring, isCaughtUp, isRefreshed }: Known,
  nowMs: number,
): number | null {
  const readAt = Date.parse(to);
  const newest = probes.find((candidate) => candidate.probe === probe)?.points.at(-1);
  const isExpected = monitoring.on && turns !== null && newest !== undefined;
  const until = isExpected ? Math.min(readAt, Date.parse(newest.at) + stepSeconds * 1_000) : readAt;
  if (!isRefreshed) return until;
  // Where nobody looks by a plan, nothing is late while the page itself is not.
  if (isCaughtUp && !isExpected) return null;
  return nowMs - until > (turns ?? 1) * monitoring.freshForMs + SAMPLES_EVERY_MS[range] + LEEWAY_MS ? until : null;
}
