import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import * as Y from "yjs";
import { answered, answersTo, sendUpdate, storedTexts } from "#lib/collab/durability-testing.ts";
import { type CollabServer, openDocument, type RawClient, serveCollab } from "#lib/collab/testing.ts";
import { declareForTest, withToken } from "#lib/collab/testing-people.ts";
import { db } from "#lib/db/client.ts";
import { appendUpdate, readUpdates } from "#lib/db/narrative-updates.ts";
import { documentOf, textOf } from "#lib/narrative/document.ts";
import { settleNarrative } from "#lib/services/settle-narrative.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
/** Two processes on one database. */
let one: CollabServer;
let other: CollabServer;
const clients: RawClient[] = [];
const servers: CollabServer[] = [];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  [one, other] = [await serveCollab(database.url), await serveCollab(database.url)];
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.close();
});

async function join(
  name: string,
  { url }: CollabServer,
  headers?: Readonly<Record<string, string>>,
): Promise<RawClient> {
  const client = await openDocument(url, headers ?? (await withToken("responder")).headers, name);
  clients.push(client);
  return client;
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
const nameOfDatabase = () => new URL(database.url).pathname.slice(1);

const compact = (number: number) => settleNarrative({ number, now: new Date(), version: false });

/** Waits until all have what is stored. */
async function expectSame(number: number, everybody: readonly RawClient[], length: number): Promise<void> {
  await Promise.all(everybody.map((client) => client.until(() => client.text("summary").length === length)));
  const { summary } = await storedTexts(number);
  for (const client of everybody) expect(client.text("summary")).toBe(summary);
}

describe("two processes on one database", () => {
  test("given editors at both who type at once, then all have everything, and so has the database", async () => {
    const { number, document } = await declareForTest();
    const { headers } = await withToken("responder");
    const servers = [one, other];
    const everybody = await Promise.all(
      Array.from({ length: 10 }, (_, index) => join(document, servers[index % 2] ?? one, headers)),
    );
    for (let key = 0; key < 20; key++) {
      for (const editor of everybody) editor.type("summary", String(key % 10));
      await new Promise(setImmediate);
    }
    await expectSame(number, everybody, 200);
    await Promise.all(everybody.map((editor) => answered(editor, 20)));
  });

  test("given a process that hears nothing for a while, then it has what it missed once it hears again", async () => {
    const { number, document } = await declareForTest();
    const [writer, reader] = [await join(document, one), await join(document, other)];
    const deaf = new Promise<void>((resolve) => {
      const stop = other.hub.subscribe(({ kind }) => {
        if (kind !== "deaf") return;
        writer.type("summary", "missed");
        stop();
        resolve();
      });
    });
    await administer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = '${nameOfDatabase()}' AND application_name = 'offhook listener'`,
    );
    await deaf;
    await expectSame(number, [writer, reader], 6);
  });

  test("given a process that is deaf, when somebody brings what others wrote elsewhere, then it is looked up, and not refused", async () => {
    const { number, document } = await declareForTest();
    const deaf = await serveCollab(database.url);
    servers.push(deaf);
    const [here, there] = [await join(document, deaf), await join(document, one)];
    await deaf.hub.close();
    there.type("summary", "elsewhere");
    await answered(there, 1);
    const moved = await join(document, deaf);
    expect(moved.text("summary")).toBe("");
    // Its own change stands behind one that this process has not heard of, and comes along with it.
    const copy = documentOf([Y.encodeStateAsUpdate(there.document)]);
    sendUpdate(moved, Y.encodeStateAsUpdate(copy));
    textOf(copy, "summary").insert(9, "!");
    sendUpdate(moved, Y.encodeStateAsUpdate(copy));
    await answered(moved, 2);
    expect(answersTo(moved)).toEqual([true, true]);
    await expectSame(number, [here, moved], 10);
    expect(await readUpdates(number)).toHaveLength(2);
  });

  test("given an update that a service stores in its transaction, then everybody at both has it", async () => {
    const { number, document } = await declareForTest();
    const everybody = [await join(document, one), await join(document, other)];
    everybody[0]?.type("summary", "before");
    await Promise.all(everybody.map((client) => client.until(() => client.text("summary") === "before")));
    const copy = documentOf((await readUpdates(number)).map(({ update }) => update));
    const before = Y.encodeStateVector(copy);
    textOf(copy, "summary").insert(0, "restored, ");
    const update = Y.encodeStateAsUpdate(copy, before);
    await db().$transaction((transaction) =>
      appendUpdate(transaction, { number, update, authors: [], madeAt: new Date() }),
    );
    await expectSame(number, everybody, 16);
  });
});

describe("compaction", () => {
  test("given ten people who type meanwhile, then what was read is replaced, and nothing is lost or there twice", async () => {
    const { number, document } = await declareForTest();
    const { headers } = await withToken("responder");
    const everybody = await Promise.all(
      Array.from({ length: 10 }, (_, index) => join(document, index % 2 === 0 ? one : other, headers)),
    );
    let isTyping = true;
    const compacting = (async () => {
      let rounds = 0;
      while (isTyping) {
        await compact(number);
        rounds++;
      }
      return rounds;
    })();
    for (let key = 0; key < 30; key++) {
      for (const editor of everybody) editor.type("summary", String.fromCharCode(97 + (key % 26)));
      await Promise.all(everybody.map((editor) => answered(editor, key + 1)));
    }
    isTyping = false;
    expect(await compacting).toBeGreaterThan(3);
    await expectSame(number, everybody, 300);
    await compact(number);
    expect(await readUpdates(number)).toHaveLength(1);
    await expectSame(number, [...everybody, await join(document, one)], 300);
  });

  test("given an editor with 5,000 edits who returns after a compaction and a restart, then all of them are there once", async () => {
    const { number, document } = await declareForTest();
    const { headers } = await withToken("responder");
    const first = await serveCollab(database.url);
    const [away, stays] = [
      await openDocument(first.url, headers, document),
      await openDocument(first.url, headers, document),
    ];
    stays.type("summary", "The morning after.");
    await away.until(() => away.text("summary").length === 18);
    away.leave();
    const offline = documentOf([Y.encodeStateAsUpdate(away.document)]);
    for (let edit = 0; edit < 5_000; edit++) {
      const text = textOf(offline, "summary");
      if (edit % 5 === 4) text.delete((edit * 7) % text.length, 1);
      else text.insert((edit * 31) % (text.length + 1), "x");
    }
    const length = textOf(offline, "summary").length;
    stays.type("summary", " Meanwhile.");
    await answered(stays, 2);
    await compact(number);
    await first.close();
    servers.push(await serveCollab(database.url));
    const back = await join(document, servers[0] ?? one, headers);
    // What its page kept is put in where the document is open, which sends it.
    Y.applyUpdate(back.document, Y.encodeStateAsUpdate(offline));
    await answered(back, 1);
    expect(answersTo(back)).toEqual([true]);
    await expectSame(number, [back, await join(document, other)], length + 11);
  });
});

test("given a database that is gone for a while, then nothing that was acknowledged is lost, and it goes on", async () => {
  const { number, document } = await declareForTest();
  const { headers } = await withToken("responder");
  const editor = await join(document, one, headers);
  editor.type("summary", "acknowledged");
  await answered(editor, 1);
  await administer(`ALTER DATABASE ${nameOfDatabase()} ALLOW_CONNECTIONS false`);
  await administer(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nameOfDatabase()}' AND pid <> pg_backend_pid()`,
  );
  try {
    editor.type("summary", ", not yet");
    expect((await editor.closes()).reason).toBe("unavailable");
    expect(answersTo(editor)).toEqual([true]);
  } finally {
    await administer(`ALTER DATABASE ${nameOfDatabase()} ALLOW_CONNECTIONS true`);
  }
  const again = await vi.waitFor(() => join(document, one, headers), { timeout: 20_000, interval: 200 });
  expect(again.text("summary")).toBe("acknowledged");
  Y.applyUpdate(again.document, Y.encodeStateAsUpdate(editor.document));
  await answered(again, 1);
  await expectSame(number, [again, await join(document, other)], 21);
});
