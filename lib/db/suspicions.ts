import { Suspicion } from "#lib/contracts/monitor.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma, Suspicion as Row } from "#lib/db/generated/client.ts";

/** A suspicion by its id; null where there is none. */
export async function findSuspicion(id: string): Promise<Suspicion | null> {
  const row = await db().suspicion.findUnique({ where: { id } });
  return row && toSuspicion(row);
}

/** The one that lasts, of the simulator or of the real Intercom; null where there is none. */
export async function findLastingSuspicion(
  simulated: boolean,
  client: Prisma.TransactionClient = db(),
): Promise<Suspicion | null> {
  const row = await client.suspicion.findFirst({ where: { simulated, endedAt: null } });
  return row && toSuspicion(row);
}

export async function insertSuspicion(
  transaction: Prisma.TransactionClient,
  simulated: boolean,
  { dismissed, ...suspicion }: Suspicion,
): Promise<void> {
  await transaction.suspicion.create({ data: { ...suspicion, ...dismissalColumns(dismissed), simulated } });
}

/** What a monitor learns of one that lasts. */
export type SuspicionChange = Partial<
  Pick<
    Suspicion,
    "side" | "leaf" | "severity" | "trigger" | "runId" | "requestIds" | "endedAt" | "incidentNumber" | "dismissed"
  >
>;

export async function updateSuspicion(
  transaction: Prisma.TransactionClient,
  id: string,
  { dismissed, ...change }: SuspicionChange,
): Promise<Suspicion> {
  const data = { ...change, ...(dismissed !== undefined && dismissalColumns(dismissed)) };
  return toSuspicion(await transaction.suspicion.update({ where: { id }, data }));
}

/** Runs the work in one transaction that shuts out every other change of this suspicion; null where there is none. */
export async function withSuspicionHeld<T>(
  id: string,
  simulated: boolean,
  work: (suspicion: Suspicion | null, transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (transaction) => work(await holdSuspicion(transaction, id, simulated), transaction));
}

/** Reads it so that nobody else can change it before the transaction ends; null where there is none of that kind. */
export async function holdSuspicion(
  transaction: Prisma.TransactionClient,
  id: string,
  simulated: boolean,
): Promise<Suspicion | null> {
  await transaction.$queryRaw`SELECT id FROM suspicion WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await transaction.suspicion.findUnique({ where: { id, simulated } });
  return row && toSuspicion(row);
}

/** The one that lasts, held in the same way. */
export async function holdLastingSuspicion(
  transaction: Prisma.TransactionClient,
  simulated: boolean,
): Promise<Suspicion | null> {
  const lasting = await findLastingSuspicion(simulated, transaction);
  return lasting && holdSuspicion(transaction, lasting.id, simulated);
}

function dismissalColumns(dismissed: Suspicion["dismissed"]) {
  return {
    dismissedAt: dismissed?.at ?? null,
    dismissedBy: dismissed?.by ?? null,
    dismissReason: dismissed?.reason ?? null,
  };
}

function toSuspicion({ dismissedAt, dismissedBy, dismissReason, ...row }: Row): Suspicion {
  return Suspicion.parse({
    ...row,
    startedAt: row.startedAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    dismissed:
      dismissedAt === null
        ? null
        : { at: dismissedAt.toISOString(), by: dismissedBy ?? "somebody", reason: dismissReason ?? "" },
  });
}
