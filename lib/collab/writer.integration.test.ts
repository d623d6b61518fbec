import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { declareForTest } from "#lib/collab/testing-people.ts";
import { makeWriter } from "#lib/collab/writer.ts";
import { claimClients } from "#lib/db/narrative-clients.ts";
import { type NewUpdate, readUpdates } from "#lib/db/narrative-updates.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

const updateOf = (number: number, ...bytes: number[]): NewUpdate => ({
  number,
  update: Uint8Array.from(bytes),
  authors: [{ kind: "account", id: "ann", name: `Ann "the \\ pen", {O'Neill}` }],
  madeAt: new Date("2026-11-27T09:00:00Z"),
});

test("given more updates than go at once, of several narratives, then each has its own id, in the order in which they were handed over", async () => {
  const numbers = [(await declareForTest()).number, (await declareForTest()).number];
  const writer = makeWriter();
  const updates = Array.from({ length: 1_000 }, (_, index) =>
    updateOf(numbers[index % 2] ?? 0, index >> 8, index & 255, 0, 92, 34),
  );
  const ids = await Promise.all(updates.map(writer.store));
  expect(ids).toEqual(ids.toSorted((one, other) => one - other));
  for (const number of numbers) {
    const own = updates.flatMap((update, index) => (update.number === number ? [{ ...update, id: ids[index] }] : []));
    const rows = (await readUpdates(number)).map((row) => ({ ...row, number, update: Uint8Array.from(row.update) }));
    expect(rows).toEqual(own);
  }
});

test("given one that cannot be stored, then all that went with it fail, and later ones do not", async () => {
  const { number } = await declareForTest();
  const writer = makeWriter();
  const together = await Promise.allSettled(
    [updateOf(number, 1), updateOf(999_999, 2), updateOf(number, 3)].map(writer.store),
  );
  expect(together.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  await writer.store(updateOf(number, 4));
  expect((await readUpdates(number)).map(({ update }) => [...update])).toEqual([[4]]);
});

test("given large ones, then they do not wait to be one statement", async () => {
  const { number } = await declareForTest();
  const writer = makeWriter();
  const large = { ...updateOf(number), update: new Uint8Array(3 * 1024 * 1024).fill(7) };
  const ids = await Promise.all([large, large, updateOf(number, 1)].map(writer.store));
  expect((await readUpdates(number)).map(({ id }) => id)).toEqual(ids);
});

test("given a client id, then it is the first one's who claims it, in each narrative", async () => {
  const [{ number }, { number: another }] = [await declareForTest(), await declareForTest()];
  const [ann, ben] = [
    { kind: "account", id: "ann" },
    { kind: "account", id: "ben" },
  ];
  const LARGEST = 0xffff_ffff;
  expect(await claimClients(number, [1, 2, LARGEST, 2], ann)).toEqual([]);
  expect(await claimClients(number, [2, 3, LARGEST], ben)).toEqual([2, LARGEST]);
  expect(await claimClients(number, [1, 2, 3], ann)).toEqual([3]);
  expect(await claimClients(another, [1, 2], ben)).toEqual([]);
  const claims = await Promise.all([claimClients(number, [9], ann), claimClients(number, [9], ben)]);
  expect(claims.filter((foreign) => foreign.length === 0)).toHaveLength(1);
});
