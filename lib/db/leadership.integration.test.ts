import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Leadership, type Task, tryToLead, unseat } from "#lib/db/leadership.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

const MONITOR: Task = { name: "monitor", simulated: true };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

async function lead(task: Task = MONITOR): Promise<Leadership> {
  const leadership = await tryToLead(database.url, task);
  if (leadership === null) throw new Error("somebody else leads");
  return leadership;
}

describe("leading", () => {
  test("given one that leads, then no other does, until it is released", async () => {
    const first = await lead();
    expect(await tryToLead(database.url, MONITOR)).toBeNull();
    await first.release();
    await (await lead()).release();
  });

  test("given the simulator's leader, then the real Intercom's is another one", async () => {
    const simulated = await lead();
    const real = await lead({ ...MONITOR, simulated: false });
    await real.release();
    await simulated.release();
  });

  test("given many who try at once, then one leads", async () => {
    const tried = await Promise.all(Array.from({ length: 8 }, () => tryToLead(database.url, MONITOR)));
    const leading = tried.filter((leadership) => leadership !== null);
    expect(leading).toHaveLength(1);
    await leading[0]?.release();
  });

  test("given a leader that hangs, then it is unseated, learns it, and another one leads", async () => {
    const hanging = await lead();
    const other = await lead({ ...MONITOR, simulated: false });
    const lost = once(hanging.lost, "abort");
    await unseat(MONITOR);
    await lost;
    const next = await lead();
    expect([next.lost.aborted, other.lost.aborted]).toEqual([false, false]);
    await Promise.all([next.release(), other.release(), hanging.release()]);
  });

  test("given that nobody leads, then unseating does nothing", async () => {
    await expect(unseat(MONITOR)).resolves.toBeUndefined();
  });

  test("given no database, then it says so", async () => {
    await expect(tryToLead("postgresql://offhook@127.0.0.1:1/offhook", MONITOR)).rejects.toThrow();
  });
});
