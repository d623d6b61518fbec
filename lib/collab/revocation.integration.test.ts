import { describe, expect, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { connectTo, type RawClient } from "#lib/collab/testing.ts";
import { declareForTest, signedIn, withToken } from "#lib/collab/testing-people.ts";
import { collabSuite } from "#lib/collab/testing-suite.ts";
import { db } from "#lib/db/client.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { documentOf, textOf } from "#lib/narrative/document.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { revokeApiToken } from "#lib/services/revoke-api-token.ts";
import { contextOf } from "#lib/services/testing.ts";

const ctx = contextOf(OPERATOR);

const suite = collabSuite();
const { open, serve } = suite;

/** Whether the client's next edit is taken. */
async function isTaken(client: RawClient, text: string): Promise<boolean> {
  const answered = client.answers.length;
  client.type("summary", text);
  await client.until(() => client.answers.length > answered);
  return client.answers.at(-1) === true;
}

async function storedText(number: number): Promise<string> {
  const rows = await readUpdates(number);
  return textOf(documentOf(rows.map(({ update }) => update)), "summary").toString();
}

/** Keeps everybody from storing until it is let go, once somebody waits for it. */
async function holdUpStoring(): Promise<{ untilSomebodyWaits(): Promise<void>; letGo(): Promise<void> }> {
  const held = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const holding = db().$transaction(
    async (transaction) => {
      await transaction.$executeRaw`LOCK TABLE narrative_update IN EXCLUSIVE MODE`;
      held.resolve();
      await letGo.promise;
    },
    { timeout: 30_000 },
  );
  await held.promise;
  const waiting = () => db().$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return {
    untilSomebodyWaits: async () => {
      await expect.poll(waiting).toHaveLength(1);
    },
    letGo: async () => {
      letGo.resolve();
      await holding;
    },
  };
}

const UNAUTHENTICATED = { code: 4401, reason: "unauthenticated" };
const ROLE_CHANGED = { code: 4205, reason: "role-changed" };

describe("whoever may not stay", () => {
  test("given that the account is disabled, then its connections end at once, and others go on", async () => {
    const { document } = await declareForTest();
    const { account, headers } = await signedIn("responder");
    const own = [await open(headers, document), await open(headers, document)];
    const other = await open((await signedIn("responder")).headers, document);
    await changeAccount({ ctx, input: { id: account.id, change: { disabled: true } } });
    for (const client of own) expect(await client.closes()).toEqual(UNAUTHENTICATED);
    expect(await isTaken(other, "x")).toBe(true);
    await expect(connectTo(suite.server().url, headers, document)).rejects.toThrow("401");
  });

  test("given a new password, then the connections of the old sessions end", async () => {
    const { document } = await declareForTest();
    const { account, headers } = await signedIn("viewer");
    const client = await open(headers, document);
    await changeAccount({ ctx, input: { id: account.id, change: { password: "another horse battery" } } });
    expect(await client.closes()).toEqual(UNAUTHENTICATED);
  });

  test("given that the token is revoked, then its connections end", async () => {
    const { document } = await declareForTest();
    const { id, headers } = await withToken("responder");
    const client = await open(headers, document);
    await revokeApiToken({ ctx, input: { id } });
    expect(await client.closes()).toEqual(UNAUTHENTICATED);
  });

  test("given a session that runs out, then its connection ends", async () => {
    const quick = await serve({ recheckMs: 100 });
    const { document } = await declareForTest();
    // Clocks may differ by 15 seconds before a session counts as over.
    const client = await open((await signedIn("viewer", { maxAge: -13 })).headers, document, quick);
    expect(await client.closes()).toEqual(UNAUTHENTICATED);
  });

  test("given that it happened while changes were not heard, then the connection ends when they are again", async () => {
    const { document } = await declareForTest();
    const { account, headers } = await signedIn("viewer");
    const client = await open(headers, document);
    // The same as the service does, but untold.
    await db().account.update({ where: { id: account.id }, data: { disabledAt: new Date() } });
    await db().$queryRaw`
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE application_name = 'offhook listener' AND datname = current_database()`;
    expect(await client.closes()).toEqual(UNAUTHENTICATED);
  });
});

describe("whoever has another role", () => {
  test("given that it allows less, then the connection ends and comes back without it; given more, with it", async () => {
    const { document } = await declareForTest();
    const { account, headers } = await signedIn("responder");
    const writer = await open(headers, document);
    expect(await isTaken(writer, "before")).toBe(true);
    await changeAccount({ ctx, input: { id: account.id, change: { role: "viewer" } } });
    expect(await writer.closes()).toEqual(ROLE_CHANGED);

    const reader = await open(headers, document);
    expect(await isTaken(reader, " forged")).toBe(false);
    await changeAccount({ ctx, input: { id: account.id, change: { role: "responder" } } });
    expect(await reader.closes()).toEqual(ROLE_CHANGED);

    const again = await open(headers, document);
    expect(again.text("summary")).toBe("before");
    expect(await isTaken(again, " after")).toBe(true);
  });

  test("given another name, then the connection stays", async () => {
    const { document } = await declareForTest();
    const { account, headers } = await signedIn("responder");
    const client = await open(headers, document);
    await changeAccount({ ctx, input: { id: account.id, change: { name: "Anna" } } });
    expect(await isTaken(client, "x")).toBe(true);
  });

  test("given edits that still waited, then none is written after the change that takes the right away", async () => {
    const { number, document } = await declareForTest();
    const { account, headers } = await signedIn("responder");
    const writer = await open(headers, document);
    const other = await open((await signedIn("responder")).headers, document);
    const holdUp = await holdUpStoring();
    for (const letter of "abc") writer.type("summary", letter);
    await holdUp.untilSomebodyWaits();
    await changeAccount({ ctx, input: { id: account.id, change: { role: "viewer" } } });
    expect(await writer.closes()).toEqual(ROLE_CHANGED);
    await holdUp.letGo();
    await other.until(() => other.text("summary").startsWith("a"));
    expect(await isTaken(other, "!")).toBe(true);
    expect(await storedText(number)).toBe("a!");
  });
});

test("given that the process stops, then what was sent is stored and acknowledged before browsers are sent away", async () => {
  const stopping = await serve({});
  const { number, document } = await declareForTest();
  const { headers } = await signedIn("responder");
  const writer = await open(headers, document, stopping);
  const idle = await connectTo(stopping.url, headers, document);
  const answered = writer.answers.length;
  const holdUp = await holdUpStoring();
  writer.type("summary", "last words");
  await holdUp.untilSomebodyWaits();
  const stopped = stopping.stop();
  await holdUp.letGo();
  expect(await writer.closes()).toEqual({ code: 1012, reason: "" });
  expect(writer.answers.slice(answered)).toEqual([true]);
  expect(await storedText(number)).toBe("last words");
  expect(await idle.closes()).toEqual({ code: 1012, reason: "" });
  await stopped;
  await expect(connectTo(stopping.url, headers, document)).rejects.toThrow("503");
});
