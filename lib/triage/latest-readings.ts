import type { Reading } from "#lib/contracts/triage.ts";
import { PROBE_NAMES } from "#lib/triage/probes/registry.ts";

/** The latest reading of each probe, in the order in which they are listed: not every run asks all. */
export function latestReadings(before: readonly Reading[], now: readonly Reading[]): Reading[] {
  return PROBE_NAMES.flatMap((name) => {
    const reading = [...now, ...before].find(({ probe }) => probe === name);
    return reading === undefined ? [] : [reading];
  });
}
