import { once } from "node:events";
import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { db } from "#lib/db/client.ts";
import { CHANGES_CHANNEL } from "#lib/db/publish.ts";
import { hearAt, serveStream } from "#lib/http/stream-testing.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { contextOf, openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

async function tokenHeaders(): Promise<{ authorization: string }> {
  const { token } = await issueApiToken({ ctx: contextOf(OPERATOR), input: { name: "Wall", role: "viewer" } });
  return { authorization: `Bearer ${token}` };
}

/** Many changes in one transaction. */
async function publishMany(from: number, to: number): Promise<void> {
  await db().$queryRaw`
    SELECT count(pg_notify(${CHANGES_CHANNEL}, json_build_object('kind', 'incident', 'number', 1, 'version', version)::text))
    FROM generate_series(${from}::int, ${to}::int) version`;
}

test("given a client that never reads, then it is dropped once much waits for it, and others hear everything", async () => {
  const server = await serveStream(database.url);
  const headers = await tokenHeaders();
  const { port, host } = new URL(server.url);
  const deaf = connect(Number(port), "127.0.0.1");
  deaf.on("error", () => {});
  deaf.pause();
  await once(deaf, "connect");
  deaf.write(`GET /api/stream HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${headers.authorization}\r\n\r\n`);
  const hearer = await hearAt(server.url, headers);
  await expect.poll(() => server.connections()).toBe(2);
  // The system takes megabytes for the client before anything waits in the process.
  let version = 0;
  while ((await server.connections()) === 2 && version < 500_000) {
    await publishMany(version + 1, version + 500);
    version += 500;
    await hearer.hears("change", { version });
  }
  expect(await server.connections()).toBe(1);
  await publishMany(version + 1, version + 1);
  await hearer.hears("change", { version: version + 1 });
  expect(hearer.heard).toHaveLength(version + 2);
  hearer.leave();
  deaf.destroy();
  await server.close();
});

test("given a thousand that come and go, then no socket and no memory stays behind", async () => {
  setFlagsFromString("--expose-gc");
  const gc: () => void = runInNewContext("gc");
  const server = await serveStream(database.url, { mostOfActor: 10_000 });
  const headers = await tokenHeaders();
  const comeAndGo = async (times: number) => {
    for (let time = 0; time < times; time += 20) {
      const hearers = await Promise.all(Array.from({ length: 20 }, () => hearAt(server.url, headers)));
      await Promise.all(hearers.map((hearer) => hearer.hears("hearing")));
      for (const hearer of hearers) hearer.leave();
      await expect.poll(() => server.connections(), { interval: 2 }).toBe(0);
    }
  };
  const heap = async () => {
    // What ended is let go of in later turns of the event loop.
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise(setImmediate);
      gc();
    }
    return process.memoryUsage().heapUsed;
  };
  await comeAndGo(300);
  const before = await heap();
  await comeAndGo(1_000);
  const growth = (await heap()) - before;
  // A viewer that stayed would hold some 10 KiB; what grows besides is what the runtime compiles.
  expect(growth / 1_000).toBeLessThan(1_024);
  await server.close();
});
