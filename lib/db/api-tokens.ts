import { type ApiToken, ApiTokenRole } from "#lib/contracts/api-token.ts";
import { db } from "#lib/db/client.ts";
import type { ApiToken as Row } from "#lib/db/generated/client.ts";

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

export async function insertApiToken(row: NewApiTokenRow): Promise<ApiToken> {
  const kept = await db().apiToken.create({ data: row, include: { createdBy: { select: { name: true } } } });
  return toApiToken(kept);
}

/** What each request asks of the token that it carries. */
export type LiveApiToken = Pick<Row, "id" | "name" | "role" | "lastUsedAt">;

/** The token with this hash unless it was revoked. */
export async function findLiveApiToken(hash: Uint8Array<ArrayBuffer>): Promise<LiveApiToken | null> {
  const select = { id: true, name: true, role: true, lastUsedAt: true };
  return db().apiToken.findUnique({ where: { hash, revokedAt: null }, select });
}

export async function recordApiTokenUse(id: string, at: Date): Promise<void> {
  await db().apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
}

/** A token that was revoked before keeps its time. @returns false when there is no such token. */
export async function revokeApiToken(id: string, at: Date): Promise<boolean> {
  const { count } = await db().apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
  return count > 0 || (await db().apiToken.findUnique({ where: { id }, select: { id: true } })) !== null;
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
