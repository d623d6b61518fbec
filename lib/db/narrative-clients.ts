import { queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** Whose a Yjs client id is. */
export type ClientOwner = { readonly kind: string; readonly id: string };

/**
 * Makes client ids of a narrative somebody's own, each unless it is somebody else's already.
 * @returns those that are somebody else's
 */
export async function claimClients(
  number: number,
  clientIds: readonly number[],
  { kind, id }: ClientOwner,
): Promise<number[]> {
  if (clientIds.length === 0) return [];
  const ids = [...new Set(clientIds)];
  await queryRows(Prisma.sql`
    INSERT INTO narrative_client (incident_number, client_id, author_kind, author_id)
    SELECT ${number}::int, claimed, ${kind}::text, ${id}::text FROM unnest(${ids}::bigint[]) AS claimed
    ON CONFLICT DO NOTHING`);
  const foreign = await queryRows<{ client_id: string }>(Prisma.sql`
    SELECT client_id FROM narrative_client
    WHERE incident_number = ${number}::int AND client_id = ANY(${ids}::bigint[])
      AND (author_kind, author_id) IS DISTINCT FROM (${kind}::text, ${id}::text)`);
  return foreign.map((row) => Number(row.client_id));
}
