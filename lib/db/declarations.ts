import type { Suspicion } from "#lib/contracts/monitor.ts";
import { db } from "#lib/db/client.ts";
import { toRows } from "#lib/db/incident-event-rows.ts";
import { type Addition, writeWhatFollows } from "#lib/db/incident-log.ts";
import { projectionOf } from "#lib/db/incident-projection.ts";
import { insertPostmortem } from "#lib/db/postmortems.ts";
import { publish } from "#lib/db/publish.ts";
import { holdLastingSuspicion, holdSuspicion, updateSuspicion } from "#lib/db/suspicions.ts";

/** Taken by whoever adds incidents, so that numbers follow each other without a gap. */
export const NUMBERS_LOCK = 0x0ff_0004;

/** What a declaration may read and write while no other runs. */
export type Declarations = {
  /** The number that the next incident has. */
  readonly next: number;
  /** The incident that was declared under the key, and the digest of its declaration; null where there is none. */
  declaredUnder(key: string): Promise<{ number: number; digest: Uint8Array } | null>;
  /** The suspicion of that id, or else the one that lasts, held until this is done; null where there is none. */
  suspicion(id: string | null, simulated: boolean): Promise<Suspicion | null>;
  insert(addition: Addition): Promise<void>;
  /** From now on the suspicion belongs to the incident that was inserted. */
  attach(suspicionId: string): Promise<void>;
};

/** Runs the work in one transaction that waits for, and then shuts out, every other declaration. */
export async function withDeclarations<T>(work: (declarations: Declarations) => Promise<T>): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${NUMBERS_LOCK}::bigint)`;
    const { _max: last } = await transaction.incident.aggregate({ _max: { number: true } });
    const next = (last.number ?? 0) + 1;
    return work({
      next,
      declaredUnder: async (key) => {
        const first = await transaction.incidentEvent.findFirst({
          where: { seq: 1, idempotencyKey: key },
          select: { incidentNumber: true, commandDigest: true },
        });
        if (first === null || first.commandDigest === null) return null;
        return { number: first.incidentNumber, digest: first.commandDigest };
      },
      suspicion: async (id, simulated) => {
        if (id === null) return holdLastingSuspicion(transaction, simulated);
        return holdSuspicion(transaction, id, simulated);
      },
      insert: async (addition) => {
        await transaction.incident.create({ data: { number: next, ...projectionOf(addition.state) } });
        await transaction.incidentEvent.createMany({ data: toRows(next, addition) });
        await insertPostmortem(transaction, next);
        await writeWhatFollows(transaction, next, addition);
        await publish(transaction, { kind: "incident", number: next, version: addition.state.version });
      },
      attach: async (suspicionId) => {
        await updateSuspicion(transaction, suspicionId, { incidentNumber: next });
        await publish(transaction, { kind: "suspicion" });
      },
    });
  });
}
