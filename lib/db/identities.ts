import type { Role } from "#lib/contracts/account.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** The provider's own name of a person. */
export type IdentityKey = { issuer: string; subject: string };

/** Whom a provider knows under this name; null where nobody came with it yet. */
export async function findIdentity(
  transaction: Prisma.TransactionClient,
  { issuer, subject }: IdentityKey,
): Promise<{ accountId: string } | null> {
  return transaction.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { accountId: true },
  });
}

/** Whether somebody comes to this account from this provider already. */
export async function hasIdentityAt(
  transaction: Prisma.TransactionClient,
  { accountId, issuer }: { accountId: string; issuer: string },
): Promise<boolean> {
  return (await transaction.identity.count({ where: { accountId, issuer } })) > 0;
}

/** @param role what the provider gave this time; null where it gave none */
export async function keepIdentity(
  transaction: Prisma.TransactionClient,
  { issuer, subject }: IdentityKey,
  { accountId, role, at }: { accountId: string; role: Role | null; at: Date },
): Promise<void> {
  await transaction.identity.upsert({
    where: { issuer_subject: { issuer, subject } },
    create: { issuer, subject, accountId, role, createdAt: at },
    update: { role },
  });
}
