import { connect as connectSocket, createServer, type Server, type Socket } from "node:net";
import pg from "pg";
import { afterEach, describe, expect, inject, test } from "vitest";
import { connect } from "#lib/db/client.ts";
import { isDatabaseUnavailable, isTaken } from "#lib/db/failure.ts";
import type { PrismaClient } from "#lib/db/generated/client.ts";

const clients: PrismaClient[] = [];

function client(change: (url: URL) => void = () => {}): PrismaClient {
  const url = new URL(inject("postgresUrl"));
  change(url);
  const made = connect(url.href);
  clients.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((each) => each.$disconnect()));
});

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error("It did not fail");
    },
    (error: unknown) => error,
  );
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? String(address.port) : "";
}

const nobodyListens = (url: URL) => Object.assign(url, { port: "1" });

describe("the database counts as unavailable", () => {
  test("given that nobody listens", async () => {
    const prisma = client(nobodyListens);
    expect(isDatabaseUnavailable(await failureOf(prisma.account.count()))).toBe(true);
    expect(isDatabaseUnavailable(await failureOf(prisma.$queryRaw`SELECT 1`))).toBe(true);
    expect(isDatabaseUnavailable(await failureOf(prisma.$transaction((inner) => inner.account.count())))).toBe(true);
  });

  test("given that what listens never answers", async () => {
    const silent = createServer();
    const port = await listen(silent);
    const prisma = client((url) => Object.assign(url, { hostname: "127.0.0.1", port }));
    expect(isDatabaseUnavailable(await failureOf(prisma.account.count()))).toBe(true);
    silent.close();
  });

  test("given that it ends the connection in the middle of a query", async () => {
    const victim = client();
    const administrator = client();
    await victim.$queryRaw`SELECT 1`;
    const failure = failureOf(victim.$queryRaw`SELECT 'victim', pg_sleep(30)::text`);
    await expect
      .poll(async () => {
        const ended = await administrator.$queryRaw<unknown[]>`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE query LIKE 'SELECT ''victim''%' AND state = 'active' AND pid <> pg_backend_pid()`;
        return ended.length;
      })
      .toBe(1);
    expect(isDatabaseUnavailable(await failure)).toBe(true);
  });

  test("given that the network drops the connection in the middle of a query", async () => {
    const { port } = new URL(inject("postgresUrl"));
    const sockets: Socket[] = [];
    const relay = createServer((inner) => {
      const outer = connectSocket(Number(port), "127.0.0.1");
      for (const socket of [inner, outer]) sockets.push(socket.on("error", () => {}));
      inner.pipe(outer).pipe(inner);
    });
    const relayPort = await listen(relay);
    const prisma = client((url) => Object.assign(url, { hostname: "127.0.0.1", port: relayPort }));
    await prisma.$queryRaw`SELECT 1`;
    const failure = failureOf(prisma.$queryRaw`SELECT pg_sleep(30)::text`);
    for (const socket of sockets) socket.destroy();
    expect(isDatabaseUnavailable(await failure)).toBe(true);
    relay.close();
  });

  test("given that a query takes longer than it may", async () => {
    const impatient = new pg.Client({ connectionString: inject("postgresUrl"), query_timeout: 50 });
    await impatient.connect();
    expect(isDatabaseUnavailable(await failureOf(impatient.query("SELECT pg_sleep(1)")))).toBe(true);
    await impatient.end();
  });

  test("given that PostgreSQL gives a statement up", async () => {
    const prisma = client((url) => url.searchParams.set("options", "-c statement_timeout=50"));
    expect(isDatabaseUnavailable(await failureOf(prisma.$queryRaw`SELECT pg_sleep(30)::text`))).toBe(true);
  });

  test("given that the database or the role does not exist", async () => {
    const noDatabase = client((url) => Object.assign(url, { pathname: "/no_such_database" }));
    expect(isDatabaseUnavailable(await failureOf(noDatabase.account.count()))).toBe(true);
    const noRole = client((url) => Object.assign(url, { username: "nobody", password: "wrong" }));
    expect(isDatabaseUnavailable(await failureOf(noRole.account.count()))).toBe(true);
  });
});

test("given a query that is wrong, then the database is not to blame", async () => {
  const failure = await failureOf(client().$queryRaw`SELECT 1 / 0`);
  expect(isDatabaseUnavailable(failure)).toBe(false);
  expect(isTaken(failure)).toBe(false);
  expect(isDatabaseUnavailable("P1001")).toBe(false);
});
