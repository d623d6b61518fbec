import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import type { Change } from "#lib/contracts/change.ts";
import { type Listener, listen } from "#lib/db/listener.ts";
import { CHANGES_CHANNEL, publish, publishOutside } from "#lib/db/publish.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { NO_DATABASE, settleTestEnv } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
const closing: { close(): unknown }[] = [];
beforeAll(async () => {
  settleTestEnv();
  database = await temporaryDatabase(inject("postgresUrl"));
});
afterEach(async () => {
  for (const one of closing.splice(0).reverse()) await one.close();
});
afterAll(() => database.close());

/** Listens, and keeps what is told in its order. */
function hear(url: string, times?: Parameters<typeof listen>[2]): { told: (Change | "deaf" | "hearing")[] } & Listener {
  const told: (Change | "deaf" | "hearing")[] = [];
  const listener = listen(
    url,
    {
      onChange: (change) => told.push(change),
      onSignal: () => {},
      onDeaf: () => told.push("deaf"),
      onHearing: () => told.push("hearing"),
    },
    times,
  );
  closing.push(listener);
  return { told, ...listener };
}

/** A way to the database that can be frozen: what is sent is taken, and nothing comes back. */
async function relayTo(url: string): Promise<{ url: string; freeze(): void; thaw(): void }> {
  const { port, hostname } = new URL(url);
  const sockets: Socket[] = [];
  let frozen = false;
  const relay: Server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    for (const socket of [inner, outer]) sockets.push(socket.on("error", () => {}));
    inner.pipe(outer);
    outer.on("data", (chunk) => {
      if (!frozen) inner.write(chunk);
    });
    inner.on("close", () => outer.destroy());
    outer.on("close", () => inner.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  closing.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
    },
  });
  const relayed = new URL(url);
  relayed.port = String((relay.address() as AddressInfo).port);
  return {
    url: relayed.href,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
  };
}

test("given what is committed, then it is heard in its order, and what is no change is passed over", async () => {
  const { told } = hear(database.url);
  await expect.poll(() => told).toEqual(["hearing"]);
  await database.prisma.$transaction(async (transaction) => {
    await publish(transaction, { kind: "incident", number: 1, version: 2 });
    for (const junk of ["", "{", "[]", '{"kind":"weather"}', '{"kind":"incident","number":"1","version":1}']) {
      await transaction.$executeRaw`SELECT pg_notify(${CHANGES_CHANNEL}, ${junk})`;
    }
    await publish(transaction, { kind: "triage" });
  });
  await expect.poll(() => told).toEqual(["hearing", { kind: "incident", number: 1, version: 2 }, { kind: "triage" }]);
});

test("given that the database ends the connection, then that is told, and it is heard again", async () => {
  const { told } = hear(database.url);
  await expect.poll(() => told).toEqual(["hearing"]);
  await database.prisma.$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
    WHERE application_name = 'offhook listener' AND datname = current_database()`;
  await expect.poll(() => told).toEqual(["hearing", "deaf", "hearing"]);
  await publish(database.prisma, { kind: "suspicion" });
  await expect.poll(() => told.at(-1)).toEqual({ kind: "suspicion" });
});

test("given a database that falls silent, then that is noticed, and it is heard again as soon as it answers", async () => {
  const relay = await relayTo(database.url);
  const { told } = hear(relay.url, { checkEveryMs: 20, answerWithinMs: 1_000 });
  await expect.poll(() => told, { timeout: 5_000 }).toEqual(["hearing"]);
  relay.freeze();
  await expect.poll(() => told, { timeout: 5_000 }).toEqual(["hearing", "deaf"]);
  relay.thaw();
  await expect.poll(() => told, { timeout: 5_000 }).toEqual(["hearing", "deaf", "hearing"]);
});

test("given no database, then it is tried until the listener is closed, and nothing is told", async () => {
  const { told, close } = hear(NO_DATABASE);
  const silent = createServer();
  let tries = 0;
  silent.on("connection", (socket) => {
    tries += 1;
    socket.on("error", () => {}).resume();
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const url = `postgresql://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/nothing`;
  const other = hear(url, { answerWithinMs: 50 });
  await expect.poll(() => tries, { timeout: 10_000 }).toBeGreaterThan(2);
  await Promise.all([close(), other.close()]);
  silent.close();
  expect([told, other.told]).toEqual([[], []]);
});

test("given no database, then telling of a change outside of a transaction does not fail", async () => {
  await expect(publishOutside({ kind: "simulator" })).resolves.toBeUndefined();
});
