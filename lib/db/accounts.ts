import type { Account, Role } from "#lib/contracts/account.ts";
import type { Person } from "#lib/contracts/person.ts";
import { recordAudit } from "#lib/db/audit.ts";
import { db } from "#lib/db/client.ts";
import { isTaken } from "#lib/db/failure.ts";
import type { Identity, Prisma, Account as Row } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import type { Author } from "#lib/incident/author.ts";

/** In which several statements stand or fall together. */
export type Transaction = Prisma.TransactionClient;

/** Taken by whoever decides from several accounts at once, so that two such decisions never run side by side. */
const ACCOUNTS_LOCK = 0x0ff_0001;

export type NewAccountRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Null for one that signs in by OpenID Connect alone. */
  passwordHash: string | null;
  createdAt: Date;
};

export type AccountUpdate = {
  name?: string | undefined;
  role?: Role | undefined;
  passwordHash?: string | undefined;
  /** Null enables the account again. */
  disabledAt?: Date | null | undefined;
  /** Ends the sessions that exist. */
  endSessions: boolean;
};

/** What may be read and written while no other process decides about accounts. */
export type LockedAccounts = {
  any(): Promise<boolean>;
  find(id: string): Promise<Account | null>;
  findByEmail(email: string): Promise<Account | null>;
  /** Administrators who may sign in, without the one named. */
  otherEnabledAdministrators(id: string): Promise<number>;
  insert(row: NewAccountRow): Promise<Account>;
  update(id: string, update: AccountUpdate): Promise<Account>;
};

const IDENTITIES = { identities: { orderBy: { createdAt: "asc" } } } as const;

export async function anyAccount(): Promise<boolean> {
  return anyIn(db());
}

/** Oldest first. */
export async function listAccounts(): Promise<Account[]> {
  const rows = await db().account.findMany({ include: IDENTITIES, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(toAccount);
}

/** Those who may sign in, by name. */
export async function listPeople(): Promise<Person[]> {
  return db().account.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true, role: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** What a sign-in needs to know; null where no account has this e-mail address. */
export async function findAccountByEmail(email: string): Promise<Row | null> {
  return db().account.findUnique({ where: { email } });
}

/** The account that a session names; null where it is gone. */
export async function findAccount(id: string): Promise<Row | null> {
  return db().account.findUnique({ where: { id } });
}

/** @returns null when the e-mail address is taken. */
export async function insertAccount(row: NewAccountRow, by: Author): Promise<Account | null> {
  try {
    return await db().$transaction(async (transaction) => {
      const account = await insertIn(transaction, row);
      const { name: subject, email, role } = row;
      await recordAudit(transaction, {
        at: row.createdAt,
        by,
        action: "account.created",
        subject,
        detail: { email, role },
      });
      return account;
    });
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

/**
 * @param through by what: the password, or the host of a provider
 * @returns the version of the sessions that may be made now
 */
export async function recordSignIn(
  transaction: Transaction,
  { id, name, email }: { id: string; name: string; email: string },
  { at, through }: { at: Date; through: string },
): Promise<number> {
  const { sessionVersion } = await transaction.account.update({ where: { id }, data: { lastSignInAt: at } });
  const by: Author = { kind: "account", id, name };
  await recordAudit(transaction, { at, by, action: "account.signed-in", subject: name, detail: { email, through } });
  await publish(transaction, { kind: "account", id });
  return sessionVersion;
}

export async function recordPasswordSignIn(account: Row, at: Date): Promise<void> {
  await db().$transaction((transaction) => recordSignIn(transaction, account, { at, through: "password" }));
}

/** Runs the work in one transaction that waits for, and then shuts out, every other decision about accounts. */
export async function withAccountsLocked<T>(
  work: (accounts: LockedAccounts, transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ACCOUNTS_LOCK}::bigint)`;
    return work(lockedAccounts(transaction), transaction);
  });
}

function lockedAccounts(transaction: Prisma.TransactionClient): LockedAccounts {
  const find = async (where: { id: string } | { email: string }) => {
    const row = await transaction.account.findUnique({ where, include: IDENTITIES });
    return row && toAccount(row);
  };
  return {
    any: () => anyIn(transaction),
    find: (id) => find({ id }),
    findByEmail: (email) => find({ email }),
    otherEnabledAdministrators: (id) =>
      transaction.account.count({ where: { role: "admin", disabledAt: null, id: { not: id } } }),
    insert: (row) => insertIn(transaction, row),
    update: async (id, { name, role, passwordHash, disabledAt, endSessions }) => {
      const data = {
        ...(name !== undefined && { name }),
        ...(role !== undefined && { role }),
        ...(passwordHash !== undefined && { passwordHash }),
        ...(disabledAt !== undefined && { disabledAt }),
        ...(endSessions && { sessionVersion: { increment: 1 } }),
      };
      const updated = await transaction.account.update({ where: { id }, data, include: IDENTITIES });
      await publish(transaction, { kind: "account", id });
      return toAccount(updated);
    },
  };
}

async function insertIn(transaction: Prisma.TransactionClient, row: NewAccountRow): Promise<Account> {
  const inserted = await transaction.account.create({ data: row, include: IDENTITIES });
  await publish(transaction, { kind: "account", id: row.id });
  return toAccount(inserted);
}

async function anyIn(client: Prisma.TransactionClient): Promise<boolean> {
  return (await client.account.findFirst({ select: { id: true } })) !== null;
}

function toAccount(row: Row & { identities: readonly Identity[] }): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    signsInBy: {
      password: row.passwordHash !== null,
      providers: row.identities.map(({ issuer, role }) => ({ host: new URL(issuer).host, role })),
    },
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  };
}
