import type { MonitorView } from "#lib/contracts/monitor.ts";

type Decided = {
  readonly words: string;
  /** Whose it is; null where it is none's. */
  readonly incident: number | null;
};

/** Why nothing is left to decide on a suspicion, while somebody thinks about it; null where something is. */
export function decidedIn({ suspicion }: Pick<MonitorView, "suspicion">, id: string): Decided | null {
  if (suspicion?.id !== id) return { words: "It is over.", incident: null };
  const { incidentNumber, dismissed, endedAt } = suspicion;
  if (incidentNumber !== null) return { words: "It belongs to an incident by now:", incident: incidentNumber };
  if (dismissed !== null) return { words: `${dismissed.by} has dismissed it: ${dismissed.reason}`, incident: null };
  return endedAt === null ? null : { words: "It is over.", incident: null };
}
