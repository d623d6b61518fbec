import { afterEach, expect, inject, test } from "vitest";
import { connect } from "#lib/db/client.ts";
import type { PrismaClient } from "#lib/db/generated/client.ts";

const clients: PrismaClient[] = [];

function client(...options: [] | [{ idleInTransactionMs: number }]): PrismaClient {
  const made = connect(inject("postgresUrl"), ...options);
  clients.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((each) => each.$disconnect()));
});

test("given a process that stands still in a transaction, then whoever waits for its lock gets it", async () => {
  const [frozen, other] = [client({ idleInTransactionMs: 200 }), client()];
  const waited = Promise.withResolvers<number>();
  const transaction = frozen.$transaction(async (inner) => {
    await inner.$executeRaw`SELECT pg_advisory_xact_lock(7)`;
    // Nothing more is said on this connection until the other one has had its turn, or has given up.
    await other.$executeRaw`SELECT pg_advisory_lock(7)`.then(waited.resolve, waited.reject);
  });
  await Promise.all([
    expect(waited.promise).resolves.toBeDefined(),
    // What it meant to change is not changed.
    expect(transaction).rejects.toThrow(),
  ]);
});

test("given nothing else asked for, then a transaction may stand still longer than Prisma lets one last", async () => {
  const [row] = await client().$queryRaw<{ ms: number }[]>`
    SELECT setting::int AS ms FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'`;
  expect(row).toEqual({ ms: 20_000 });
});
