import { writeAllActionItems } from "#lib/db/action-items.ts";
import { db } from "#lib/db/client.ts";
import { toEvent } from "#lib/db/incident-event-rows.ts";
import { isProjection, projectionOf } from "#lib/db/incident-projection.ts";
import { fold } from "#lib/incident/evolve.ts";

/** Few enough that nobody notices how long their rows are held. */
const BATCH = 50;

export type RebuiltBatch = {
  /** The number of the last one looked at; null where there are no more. */
  readonly last: number | null;
  readonly incidents: number;
  /** Those whose rows said something else than their log. */
  readonly differed: readonly number[];
};

/** Writes the rows of the next incidents after a number anew from their logs, where they differ from them. */
export async function rebuildProjections(after: number): Promise<RebuiltBatch> {
  return db().$transaction(async (transaction) => {
    // Commands hold one row each, so rows that are taken in the order of their numbers cannot wait in a circle.
    const held = await transaction.$queryRaw<{ number: number }[]>`
      SELECT number FROM incident WHERE number > ${after} ORDER BY number LIMIT ${BATCH} FOR UPDATE`;
    const numbers = held.map(({ number }) => number);
    const rows = await transaction.incident.findMany({ where: { number: { in: numbers } } });
    const eventRows = await transaction.incidentEvent.findMany({
      where: { incidentNumber: { in: numbers } },
      orderBy: [{ incidentNumber: "asc" }, { seq: "asc" }],
    });
    const logs = Map.groupBy(eventRows, ({ incidentNumber }) => incidentNumber);
    const states = rows.map(({ number }) => ({ number, state: fold((logs.get(number) ?? []).map(toEvent)) }));
    const differed = new Set(await writeAllActionItems(transaction, states));
    const stored = new Map(rows.map((row) => [row.number, row]));
    for (const { number, state } of states) {
      const row = stored.get(number);
      const projection = projectionOf(state);
      if (row !== undefined && isProjection(row, projection)) continue;
      await transaction.incident.updateMany({ where: { number }, data: projection });
      differed.add(number);
    }
    return {
      last: numbers.at(-1) ?? null,
      incidents: numbers.length,
      differed: numbers.filter((one) => differed.has(one)),
    };
  });
}
