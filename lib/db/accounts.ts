import type { Account, Role } from "#lib/contracts/account.ts";
import { db } from "#lib/db/client.ts";
import { isTaken } from "#lib/db/failure.ts";
import type { Prisma, Account as Row } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";

/** Taken by whoever decides from several accounts at once, so that two such decisions never run side by side. */
const ACCOUNTS_LOCK = 0x0ff_0001;

export type NewAccountRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
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
  /** Administrators who may sign in, without the one named. */
  otherEnabledAdministrators(id: string): Promise<number>;
  insert(row: NewAccountRow): Promise<Account>;
  update(id: string, update: AccountUpdate): Promise<Account>;
};

export async function anyAccount(): Promise<boolean> {
  return anyIn(db());
}

/** Oldest first. */
export async function listAccounts(): Promise<Account[]> {
  const rows = await db().account.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(toAccount);
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
export async function insertAccount(row: NewAccountRow): Promise<Account | null> {
  try {
    return await db().$transaction((transaction) => insertIn(transaction, row));
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

export async function recordSignIn(id: string, at: Date): Promise<void> {
  await db().$transaction(async (transaction) => {
    await transaction.account.updateMany({ where: { id }, data: { lastSignInAt: at } });
    await publish(transaction, { kind: "account", id });
  });
}

/** Runs the work in one transaction that waits for, and then shuts out, every other decision about accounts. */
export async function withAccountsLocked<T>(work: (accounts: LockedAccounts) => Promise<T>): Promise<T> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ACCOUNTS_LOCK}::bigint)`;
    return work(lockedAccounts(transaction));
  });
}

function lockedAccounts(transaction: Prisma.TransactionClient): LockedAccounts {
  return {
    any: () => anyIn(transaction),
    find: async (id) => {
      const row = await transaction.account.findUnique({ where: { id } });
      return row && toAccount(row);
    },
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
      const updated = await transaction.account.update({ where: { id }, data });
      await publish(transaction, { kind: "account", id });
      return toAccount(updated);
    },
  };
}

async function insertIn(transaction: Prisma.TransactionClient, row: NewAccountRow): Promise<Account> {
  const inserted = await transaction.account.create({ data: row });
  await publish(transaction, { kind: "account", id: row.id });
  return toAccount(inserted);
}

async function anyIn(client: Prisma.TransactionClient): Promise<boolean> {
  return (await client.account.findFirst({ select: { id: true } })) !== null;
}

function toAccount(row: Row): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  };
}
