import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import * as Y from "yjs";
import type { Change } from "#lib/contracts/change.ts";
import { db } from "#lib/db/client.ts";
import { insertUpdates, readUpdates } from "#lib/db/narrative-updates.ts";
import { withNarrativeHeld } from "#lib/db/postmortem-narrative.ts";
import { documentOf, textOf, textsOf } from "#lib/narrative/document.ts";
import { makeHub } from "#lib/realtime/hub.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { listVersions } from "#lib/services/list-versions.ts";
import { givenErasing, givenIncident, givenTyping } from "#lib/services/narrative-testing.ts";
import { readNarrative } from "#lib/services/read-narrative.ts";
import { readPostmortem } from "#lib/services/read-postmortem.ts";
import { readVersion } from "#lib/services/read-version.ts";
import { settleLeftNarratives } from "#lib/services/settle-left-narratives.ts";
import { settleNarrative } from "#lib/services/settle-narrative.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const ann = actorWith("responder");
const ben = actorWith("admin");
const viewer = contextOf(actorWith("viewer"));

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

const settle = (number: number, version = true) => settleNarrative({ number, now: new Date(), version });
const textsIn = async (number: number) => (await readNarrative({ ctx: viewer, input: { number } })).texts;
const versionsOf = async (number: number) =>
  (await listVersions({ ctx: viewer, input: { number, before: null } })).versions;
const authorsIn = async (number: number) => (await readUpdates(number)).map(({ authors }) => authors);

/** What other processes are told while the work is done. */
async function toldDuring(work: () => Promise<void>): Promise<Change[]> {
  const hub = makeHub();
  const told: Change[] = [];
  hub.subscribe((message) => {
    if (message.kind === "change") told.push(message.change);
  });
  hub.start({ databaseUrl: database.url });
  await expect.poll(() => hub.isHearing()).toBe(true);
  await work();
  const marker = { kind: "account", id: crypto.randomUUID() } as const;
  await db().$executeRaw`SELECT pg_notify('offhook_changes', ${JSON.stringify(marker)})`;
  await expect.poll(() => told).toContainEqual(marker);
  await hub.close();
  return told.slice(0, -1);
}

describe("settling a narrative", () => {
  test("given what two wrote, then it is one update, and a version that names both", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It ", "broke", ".");
    await givenTyping(ben, number, "luck", "None.");
    const told = await toldDuring(() => settle(number));
    expect(told).toEqual([{ kind: "postmortem", number }]);
    expect(await authorsIn(number)).toEqual([[]]);
    expect(await textsIn(number)).toEqual({ summary: "It broke.", luck: "None." });
    const [version, ...others] = await versionsOf(number);
    expect(others).toEqual([]);
    expect(version).toMatchObject({ kind: "saved", published: null, restoredFrom: null });
    expect(version?.authors).toEqual([authorOf(ann), authorOf(ben)]);
    const { markdown } = await readVersion({ ctx: viewer, input: { number, id: version?.id ?? 0 } });
    expect(markdown).toContain("### Summary\n\nIt broke.\n\n### Timeline");
  });

  test("given nothing new since the last version, then none is made, and nobody is told", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    await settle(number);
    await givenTyping(ben, number, "luck", "None.");
    await givenErasing(ben, number, "luck");
    expect(await toldDuring(() => settle(number))).toEqual([]);
    expect(await versionsOf(number)).toHaveLength(1);
    expect(await authorsIn(number)).toEqual([[]]);
  });

  test("given nothing at all, or a postmortem that was never written in, then there is no version", async () => {
    const { number } = await givenIncident(ann);
    await settle(number);
    expect(await versionsOf(number)).toEqual([]);
    await givenTyping(ann, number, "summary", "Oh");
    await givenErasing(ann, number, "summary");
    await settle(number);
    expect(await versionsOf(number)).toEqual([]);
  });

  test("given that no version is wanted yet, then who wrote is known when one is", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It ", "broke.");
    await settle(number, false);
    expect(await versionsOf(number)).toEqual([]);
    expect(await authorsIn(number)).toEqual([[authorOf(ann)]]);
    await givenTyping(ben, number, "summary", " Twice.");
    await settle(number, false);
    await settle(number);
    expect((await versionsOf(number)).map(({ authors }) => authors)).toEqual([[authorOf(ann), authorOf(ben)]]);
  });

  test("given an update that waits for one that comes later, then both are in the text in the end", async () => {
    const { number } = await givenIncident(ann);
    const typing = new Y.Doc();
    const updates: Uint8Array[] = [];
    typing.on("update", (update: Uint8Array) => updates.push(update));
    const summary = textOf(typing, "summary");
    for (const piece of ["One. ", "Two. ", "Three."]) summary.insert(summary.length, piece);
    const [first, ...later] = updates.map((update) => ({ number, update, authors: [], madeAt: new Date() }));
    await insertUpdates(later);
    await settle(number);
    expect(await textsIn(number)).toEqual({});
    expect(await readUpdates(number)).toHaveLength(1);
    if (first !== undefined) await insertUpdates([first]);
    await settle(number);
    expect(await textsIn(number)).toEqual({ summary: "One. Two. Three." });
  });

  test("given people who type while it is settled again and again, then nothing is lost and nobody waits for it", async () => {
    const { number } = await givenIncident(ann);
    let isTyping = true;
    const typing = Promise.all(
      Array.from({ length: 4 }, async (_, person) => {
        const document = new Y.Doc();
        for (let stroke = 0; stroke < 60; stroke += 1) {
          const before = Y.encodeStateVector(document);
          const text = textOf(document, `section-${person}`);
          text.insert(text.length, `${stroke},`);
          const update = Y.encodeStateAsUpdate(document, before);
          await insertUpdates([{ number, update, authors: [authorOf(ann)], madeAt: new Date() }]);
        }
      }),
    ).finally(() => {
      isTyping = false;
    });
    const settling = Promise.all(
      [true, false].map(async (version) => {
        while (isTyping) await settle(number, version);
      }),
    );
    await Promise.all([typing, settling]);
    await settle(number);
    const all = Array.from({ length: 60 }, (_, stroke) => `${stroke},`).join("");
    expect(await textsIn(number)).toEqual(
      Object.fromEntries(Array.from({ length: 4 }, (_, person) => [`section-${person}`, all])),
    );
    expect(await readUpdates(number)).toHaveLength(1);
  });

  test("given somebody whose transaction is still open, then settling does not wait for it, and leaves what it stores", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It ", "broke.");
    const update = Y.encodeStateAsUpdate(documentOf([]));
    await db().$transaction(async (transaction) => {
      await transaction.narrativeUpdate.create({
        data: { incidentNumber: number, update: Uint8Array.from(update), authors: [], madeAt: new Date() },
      });
      await settle(number);
    });
    expect(await readUpdates(number)).toHaveLength(2);
  });

  test("given another process that settles it, then it waits for that, and others do not", async () => {
    const [{ number }, other] = [await givenIncident(ann), await givenIncident(ann)];
    await givenTyping(ann, number, "summary", "It ", "broke.");
    const held = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    const elsewhere = withNarrativeHeld(number, async () => {
      held.resolve();
      await done.promise;
      return (await readUpdates(number)).length;
    });
    await held.promise;
    const settling = settle(number);
    await expect
      .poll(() => db().$queryRaw`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)
      .toHaveLength(1);
    await settle(other.number);
    done.resolve();
    expect(await elsewhere).toBe(2);
    await settling;
    expect(await readUpdates(number)).toHaveLength(1);
  });

  test("given a document of 5 MB in thousands of updates, then it is one, and its version holds all of it", async () => {
    const { number } = await givenIncident(ann);
    const line = `${"It broke. ".repeat(50)}\n`;
    const updates: Uint8Array[] = [];
    for (let person = 0; person < 100; person += 1) {
      const typing = new Y.Doc();
      typing.on("update", (update: Uint8Array) => updates.push(update));
      for (let at = 0; at < 100; at += 1) textOf(typing, "summary").insert(at * line.length, line);
    }
    for (let from = 0; from < updates.length; from += 400) {
      const some = updates.slice(from, from + 400);
      await insertUpdates(some.map((update) => ({ number, update, authors: [authorOf(ann)], madeAt: new Date() })));
    }
    await settle(number);
    expect(await readUpdates(number)).toHaveLength(1);
    const [version] = await versionsOf(number);
    const { markdown } = await readVersion({ ctx: viewer, input: { number, id: version?.id ?? 0 } });
    expect(markdown.includes(textsOf(documentOf(updates)).summary ?? "nothing")).toBe(true);
  });
});

describe("narratives that nobody settled", () => {
  const age = (...numbers: number[]) =>
    db().narrativeUpdate.updateMany({
      where: { incidentNumber: { in: numbers } },
      data: { madeAt: new Date(Date.now() - 60 * 60_000) },
    });

  test("given one that was left in a single update, then it is settled, and not again", async () => {
    const { number } = await givenIncident(ann);
    await givenTyping(ann, number, "summary", "It broke.");
    await age(number);
    await settleLeftNarratives(new Date());
    expect(await authorsIn(number)).toEqual([[]]);
    expect(await versionsOf(number)).toHaveLength(1);
    const told = await toldDuring(() => settleLeftNarratives(new Date()));
    expect(told).not.toContainEqual({ kind: "postmortem", number });
  });

  test("given some that were left in several updates, then they are settled; what is new, and what cannot be, stays", async () => {
    const [left, fresh, broken] = [await givenIncident(ann), await givenIncident(ann), await givenIncident(ann)];
    for (const { number } of [left, fresh, broken]) await givenTyping(ann, number, "summary", "It ", "broke.");
    await age(left.number, broken.number);
    await db().narrativeUpdate.updateMany({ where: { incidentNumber: broken.number }, data: { update: Buffer.of(1) } });
    await settleLeftNarratives(new Date());
    const counts = [left, fresh, broken].map(async ({ number }) => (await readUpdates(number)).length);
    expect(await Promise.all(counts)).toEqual([1, 2, 2]);
    expect(await versionsOf(left.number)).toHaveLength(1);
    expect((await readPostmortem({ ctx: viewer, input: { number: left.number } })).progress).toBe("started");
  });
});
