import { type ApiToken, ApiTokenRole } from "#lib/contracts/api-token.ts";
import { recordAudit } from "#lib/db/audit.ts";
import { db, queryRows } from "#lib/db/client.ts";
import { Prisma, type ApiToken as Row } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import type { Author } from "#lib/incident/author.ts";

export type NewApiTokenRow = {
  id: string;
  name: string;
  role: ApiTokenRole;
  prefix: string;
  hash: Uint8Array<ArrayBuffer>;
  createdAt: Date;
  /** The account that made it; null at the command line. */
  createdById: string | null;
};

/** Newest first, revoked ones included. */
export async function listApiTokens(): Promise<ApiToken[]> {
  const rows = await db().apiToken.findMany({
    include: { createdBy: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toApiToken);
}

export async function insertApiToken(row: NewApiTokenRow, by: Author): Promise<ApiToken> {
  return db().$transaction(async (transaction) => {
    const kept = await transaction.apiToken.create({ data: row, include: { createdBy: { select: { name: true } } } });
    const { name: subject, role, prefix, createdAt: at } = row;
    await recordAudit(transaction, { at, by, action: "token.issued", subject, detail: { role, prefix } });
    await publish(transaction, { kind: "api-token", id: row.id });
    return toApiToken(kept);
  });
}

/** What each request asks of the token that it carries. */
export type LiveApiToken = Pick<Row, "id" | "name" | "role" | "lastUsedAt">;

/** The token with this hash unless it was revoked. */
export async function findLiveApiToken(hash: Uint8Array<ArrayBuffer>): Promise<LiveApiToken | null> {
  const [row] = await queryRows<LiveApiToken>(Prisma.sql`
    SELECT id, name, role, last_used_at AS "lastUsedAt" FROM api_token WHERE hash = ${hash} AND revoked_at IS NULL`);
  return row ?? null;
}

export async function recordApiTokenUse(id: string, at: Date): Promise<void> {
  await db().apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
}

/** A token that was revoked before keeps its time. @returns false when there is no such token. */
export async function revokeApiToken(id: string, { at, by }: { at: Date; by: Author }): Promise<boolean> {
  return db().$transaction(async (transaction) => {
    const revoked = await transaction.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
    const token = await transaction.apiToken.findUnique({
      where: { id },
      select: { name: true, role: true, prefix: true },
    });
    if (token === null) return false;
    if (revoked.count === 0) return true;
    const { name: subject, role, prefix } = token;
    await recordAudit(transaction, { at, by, action: "token.revoked", subject, detail: { role, prefix } });
    await publish(transaction, { kind: "api-token", id });
    return true;
  });
}

function toApiToken(row: Row & { createdBy: { name: string } | null }): ApiToken {
  return {
    id: row.id,
    name: row.name,
    role: ApiTokenRole.parse(row.role),
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy?.name ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
