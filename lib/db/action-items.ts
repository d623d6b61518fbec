import { isDeepStrictEqual } from "node:util";
import type { Prisma, ActionItem as Row } from "#lib/db/generated/client.ts";
import type { EventBody } from "#lib/incident/event.ts";
import type { IncidentState } from "#lib/incident/state.ts";

type WithActionItems = Pick<IncidentState, "actionItems" | "drill">;

/** PostgreSQL has no year 0, which a person may enter all the same. */
const FIRST_DAY = "0001-01-01";

/** Whether an event can change what lists of action items show. One that was redacted may have told of one. */
export function touchesActionItems({ body }: { readonly body: EventBody }): boolean {
  return body.kind.startsWith("action-item-") || body.kind === "entry-redacted";
}

/** An incident's action items as rows: all but those that were taken off its list. */
export function actionItemRows(number: number, { actionItems, drill }: WithActionItems): Row[] {
  return actionItems
    .filter(({ removedAt }) => removedAt === null)
    .map(({ id, text, owner, due, kind, link, completedAt }) => ({
      incidentNumber: number,
      item: id,
      text,
      owner,
      due: due === null ? null : new Date(due < FIRST_DAY ? FIRST_DAY : due),
      kind,
      link,
      completedAt: completedAt === null ? null : new Date(completedAt),
      drill,
    }));
}

/**
 * Makes the rows of one incident say what its state says, in the transaction that writes its log. Only what differs is written.
 * @returns whether anything did
 */
export async function writeActionItems(
  transaction: Prisma.TransactionClient,
  number: number,
  state: WithActionItems,
): Promise<boolean> {
  return (await writeAllActionItems(transaction, [{ number, state }])).size > 0;
}

/** The same of several incidents at once. @returns the numbers of those whose rows differed */
export async function writeAllActionItems(
  transaction: Prisma.TransactionClient,
  incidents: readonly { readonly number: number; readonly state: WithActionItems }[],
): Promise<ReadonlySet<number>> {
  const written = await transaction.actionItem.findMany({
    where: { incidentNumber: { in: incidents.map(({ number }) => number) } },
  });
  const before = new Map(written.map((row) => [nameOf(row), row]));
  const after = new Map(
    incidents.flatMap(({ number, state }) => actionItemRows(number, state)).map((row) => [nameOf(row), row]),
  );
  const gone = [...before].filter(([name, row]) => !isDeepStrictEqual(row, after.get(name))).map(([, row]) => row);
  const come = [...after].filter(([name, row]) => !isDeepStrictEqual(row, before.get(name))).map(([, row]) => row);
  // By incident: a statement takes so many values, of which a list of pairs would need two for each row.
  for (const [incidentNumber, rows] of Map.groupBy(gone, ({ incidentNumber }) => incidentNumber)) {
    const items = rows.map(({ item }) => item);
    await transaction.$executeRaw`
      DELETE FROM action_item WHERE incident_number = ${incidentNumber} AND item = ANY(${items}::int[])`;
  }
  if (come.length > 0) await transaction.actionItem.createMany({ data: come });
  return new Set([...gone, ...come].map(({ incidentNumber }) => incidentNumber));
}

function nameOf({ incidentNumber, item }: Row): string {
  return `${incidentNumber}.${item}`;
}
