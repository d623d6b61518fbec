import type { AuditAction, AuditEvent } from "#lib/contracts/audit.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma, AuditEvent as Row } from "#lib/db/generated/client.ts";
import type { Author } from "#lib/incident/author.ts";

/** Taken, with what is said, by whoever says what may be said a moment ago. */
const REPEATED_LOCK = 0x0ff_0031;

export type NewAuditEvent = {
  at: Date;
  by: Author;
  action: AuditAction;
  /** What it was done to, in words: whom or what an account or token was may be gone when it is read. */
  subject: string;
  /** What changed, by name. Never a secret: no hash, no token, no password. */
  detail?: Readonly<Record<string, string>>;
};

/** Says who did something, in the transaction that does it: neither is kept without the other. */
export async function recordAudit(
  transaction: Prisma.TransactionClient,
  { at, by, action, subject, detail = {} }: NewAuditEvent,
): Promise<void> {
  await transaction.auditEvent.create({
    data: { at, authorKind: by.kind, authorId: by.id, authorName: by.name, action, subject, detail: { ...detail } },
  });
}

/**
 * Does what leaves no trace in the database itself, and says who did it: if the work fails, nothing is said, and what cannot be
 * said is not done.
 */
export async function audited<T>(event: NewAuditEvent, work: () => Promise<T>): Promise<T> {
  return db().$transaction(async (transaction) => {
    await recordAudit(transaction, event);
    return work();
  });
}

/** Says it once where somebody does the same again and again, as a program does that polls. */
export async function recordAuditUnlessWithin(milliseconds: number, event: NewAuditEvent): Promise<void> {
  if (await isTold(db(), milliseconds, event)) return;
  await db().$transaction(async (transaction) => {
    const { by, action, subject } = event;
    const name = JSON.stringify([by.kind, by.id, action, subject]);
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${REPEATED_LOCK}::int, hashtext(${name}))`;
    if (!(await isTold(transaction, milliseconds, event))) await recordAudit(transaction, event);
  });
}

async function isTold(
  client: Prisma.TransactionClient,
  milliseconds: number,
  { at, by, action, subject }: NewAuditEvent,
): Promise<boolean> {
  const since = new Date(at.getTime() - milliseconds);
  const where = { action, subject, at: { gt: since }, authorKind: by.kind, authorId: by.id };
  return (await client.auditEvent.findFirst({ where, select: { id: true } })) !== null;
}

/** Newest first. */
export async function listAudit({
  action,
  before,
  limit,
}: {
  action?: AuditAction | undefined;
  before?: number | undefined;
  limit: number;
}): Promise<AuditEvent[]> {
  const rows = await db().auditEvent.findMany({
    where: { ...(action !== undefined && { action }), ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(toAuditEvent);
}

function toAuditEvent({ id, at, authorKind, authorId, authorName, action, subject, detail }: Row): AuditEvent {
  return {
    id: Number(id),
    at: at.toISOString(),
    // These are as recordAudit wrote them, and nothing else writes here.
    by: { kind: authorKind as Author["kind"], id: authorId, name: authorName },
    action: action as AuditAction,
    subject,
    detail: detail as Record<string, string>,
  };
}
