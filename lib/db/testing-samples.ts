import type { Sample } from "#lib/db/samples.ts";

/** A good answer of `/me` on the simulator in 100 ms, changed as a test needs it. */
export function sampleAt(at: Date, change: Partial<Sample> = {}): Sample {
  return {
    simulated: true,
    probe: "api",
    at,
    state: "ok",
    latencyMs: 100,
    httpStatus: 200,
    code: null,
    remaining: null,
    rateLimit: null,
    ...change,
  };
}
