import type { MonitorView, Suspicion } from "#lib/contracts/monitor.ts";

/** The suspicion that waits for somebody to declare or dismiss it; null where there is none. */
export function proposedIn({ suspicion }: Pick<MonitorView, "suspicion">): Suspicion | null {
  if (suspicion === null) return null;
  const isSettled = suspicion.endedAt !== null || suspicion.dismissed !== null || suspicion.incidentNumber !== null;
  return isSettled ? null : suspicion;
}
