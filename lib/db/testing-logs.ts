import type { Incident, IncidentEvent, PrismaClient } from "#lib/db/generated/client.ts";
import { toEvent } from "#lib/db/incident-event-rows.ts";
import { isProjection, projectionOf } from "#lib/db/incident-projection.ts";
import { fold } from "#lib/incident/evolve.ts";

/** Everything that a database holds of its incidents, as the rows stand there. */
export type StoredIncidents = {
  readonly incidents: readonly Incident[];
  /** By the incident's number, each from its first event to its last. */
  readonly logs: ReadonlyMap<number, readonly IncidentEvent[]>;
};

/** Both tables as they were at one moment, also while commands go on. */
export async function readStoredIncidents(prisma: PrismaClient): Promise<StoredIncidents> {
  const [incidents, events] = await prisma.$transaction(
    [
      prisma.incident.findMany({ orderBy: { number: "asc" } }),
      prisma.incidentEvent.findMany({ orderBy: [{ incidentNumber: "asc" }, { seq: "asc" }] }),
    ],
    { isolationLevel: "RepeatableRead" },
  );
  return { incidents, logs: Map.groupBy(events, ({ incidentNumber }) => incidentNumber) };
}

/** One line for everything that must never be: a gap in the numbers or in a log, a row that is not the fold of its log. */
export function faultsIn({ incidents, logs }: StoredIncidents): string[] {
  const faults = incidents.flatMap((incident, index) => [
    ...(incident.number === index + 1 ? [] : [`incident ${incident.number} follows incident ${index}`]),
    ...faultsOf(incident, logs.get(incident.number) ?? []).map((fault) => `incident ${incident.number}: ${fault}`),
  ]);
  const numbers = new Set(incidents.map(({ number }) => number));
  const orphans = [...logs.keys()].filter((number) => !numbers.has(number));
  return [...faults, ...orphans.map((number) => `the log of incident ${number} belongs to no incident`)];
}

function faultsOf(row: Incident, log: readonly IncidentEvent[]): string[] {
  const gap = log.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap !== -1) return [`event ${gap + 1} is missing`];
  try {
    return isProjection(row, projectionOf(fold(log.map(toEvent)))) ? [] : ["its row is not the fold of its log"];
  } catch (error) {
    return [`its log cannot be folded: ${String(error)}`];
  }
}
