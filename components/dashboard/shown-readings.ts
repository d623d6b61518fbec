import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import type { ProbeName, Reading } from "#lib/contracts/triage.ts";

/**
 * How a card shows what a probe learnt: as it is now, as it was then, or as what need not be asked. `idle` alone may have no
 * reading.
 */
export type ShownReading =
  | { readonly probe: ProbeName; readonly as: "now" | "then"; readonly reading: Reading }
  | { readonly probe: ProbeName; readonly as: "idle"; readonly reading: Reading | null };

/**
 * The latest reading of each probe, in the order in which probes are shown.
 * @param known several sources, of which each may know a newer one: the run that a person asked for comes before the monitor's view
 * @param isFresh whether a reading of that time tells how things are
 */
export function shownReadings(
  known: readonly (readonly Reading[])[],
  isFresh: (at: string) => boolean,
): ShownReading[] {
  const latest = new Map<ProbeName, Reading>();
  for (const reading of known.flat()) {
    const other = latest.get(reading.probe);
    if (other === undefined || Date.parse(reading.at) > Date.parse(other.at)) latest.set(reading.probe, reading);
  }
  const api = latest.get("api");
  return (Object.keys(PROBE_WORDS) as ProbeName[]).flatMap((probe): ShownReading[] => {
    const reading = latest.get(probe);
    if (reading !== undefined && isFresh(reading.at)) return [{ probe, as: "now", reading }];
    if (probe === "edge" && api?.state === "ok" && isFresh(api.at))
      return [{ probe, as: "idle", reading: reading ?? null }];
    return reading === undefined ? [] : [{ probe, as: "then", reading }];
  });
}
