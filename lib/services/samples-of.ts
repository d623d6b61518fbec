import type { TriageRun } from "#lib/contracts/triage.ts";
import type { Sample } from "#lib/db/samples.ts";

/** The points that a run adds to the charts, one for each probe that it asked. */
export function samplesOf({ simulated, readings, rateLimit }: TriageRun): Sample[] {
  return readings.map(({ probe, at, state, latencyMs, httpStatus, code }) => {
    const limits = probe === "rate-limit" ? rateLimit : null;
    return {
      simulated,
      probe,
      at: new Date(at),
      state,
      latencyMs,
      httpStatus,
      code,
      remaining: limits?.remaining ?? null,
      rateLimit: limits?.limit ?? null,
    };
  });
}
