import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { db } from "#lib/db/client.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { faultsIn, readStoredIncidents, type StoredIncidents } from "#lib/db/testing-logs.ts";
import { documentOf, textsOf } from "#lib/narrative/document.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { stories } from "#lib/services/seed/stories.ts";
import { importInBatches, liveThrough, seedIncidents } from "#lib/services/seed-incidents.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const NOW = new Date("2026-11-22T14:30:00Z");
const COUNT = 40;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

/** What is stored under so many numbers from the first on, as if they began at 1. */
function contentFrom(first: number, count: number, { incidents, logs }: StoredIncidents) {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return numbers.map((number) => ({
    incident: { ...incidents.find((incident) => incident.number === number), number: number - first + 1 },
    log: (logs.get(number) ?? []).map((event) => ({ ...event, incidentNumber: number - first + 1 })),
  }));
}

test("given the same stories, then those lived through and those imported leave the same rows", async () => {
  const lived = await liveThrough(stories({ count: COUNT, now: NOW }));
  const imported = await importInBatches(stories({ count: COUNT, now: NOW }));
  expect([lived, imported]).toEqual([
    { first: 1, last: COUNT },
    { first: COUNT + 1, last: 2 * COUNT },
  ]);
  const stored = await readStoredIncidents(db());
  expect(stored.incidents).toHaveLength(2 * COUNT);
  expect(faultsIn(stored)).toEqual([]);
  expect(contentFrom(COUNT + 1, COUNT, stored)).toEqual(contentFrom(1, COUNT, stored));
});

test("given the same stories, then both ways leave every postmortem with its own document, and the texts of the story", async () => {
  const told = [...stories({ count: COUNT, now: NOW })].map(({ texts }) => texts);
  expect(told.filter((texts) => Object.keys(texts).length === 2).length).toBeGreaterThan(10);
  const postmortems = await db().postmortem.findMany({ where: { incidentNumber: { lte: 2 * COUNT } } });
  expect(new Set(postmortems.map(({ document }) => document)).size).toBe(2 * COUNT);
  for (const { outline, outlineVersion } of postmortems) {
    expect([outline, outlineVersion]).toEqual([RUNBOOK_OUTLINE, 1]);
  }
  for (const [index, texts] of [...told, ...told].entries()) {
    const updates = await readUpdates(index + 1);
    expect(textsOf(documentOf(updates.map(({ update }) => update)))).toEqual(texts);
    expect(updates.flatMap(({ authors }) => authors)).toEqual([]);
  }
});

test("given 200 stories, then each of their logs is whole and each row the fold of its log", async () => {
  const { first, last } = await importInBatches(stories({ count: 200, now: NOW }));
  expect(last - first).toBe(199);
  expect(faultsIn(await readStoredIncidents(db()))).toEqual([]);
});

test("given the same count and clock twice, then the same history is added once more under the next numbers", async () => {
  const { incidents: before } = await readStoredIncidents(db());
  const ctx = contextOf(OPERATOR, NOW);
  const once = await seedIncidents({ ctx, input: { incidents: 8 } });
  const again = await seedIncidents({ ctx, input: { incidents: 8 } });
  expect([once.first, once.last, again.first, again.last]).toEqual([1, 8, 9, 16].map((nth) => before.length + nth));
  const stored = await readStoredIncidents(db());
  expect(faultsIn(stored)).toEqual([]);
  expect(contentFrom(again.first, 8, stored)).toEqual(contentFrom(once.first, 8, stored));
});

test("given no token, then every incident of the history is a drill", async () => {
  const { first, last } = await seedIncidents({ ctx: contextOf(OPERATOR, NOW), input: { incidents: 3 } });
  const rows = await db().incident.findMany({ where: { number: { gte: first, lte: last } }, select: { drill: true } });
  expect(rows).toEqual([{ drill: true }, { drill: true }, { drill: true }]);
});

test("given a viewer, then nothing is added", async () => {
  const before = await db().incident.count();
  const ctx = contextOf(actorWith("viewer"), NOW);
  await expect(seedIncidents({ ctx, input: { incidents: 1 } })).rejects.toMatchObject({ code: "forbidden" });
  expect(await db().incident.count()).toBe(before);
});
