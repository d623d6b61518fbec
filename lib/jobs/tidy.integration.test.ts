import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import { insertSamples } from "#lib/db/samples.ts";
import { startTidying } from "#lib/jobs/tidy.ts";
import { log } from "#lib/log.ts";
import { openTestDatabase } from "#lib/services/testing.ts";
import { givenDelivery } from "#lib/services/webhook-testing.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const ago = (ms: number) => new Date(Date.now() - ms);

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let tidying: ReturnType<typeof startTidying> | null = null;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  await db().triageRun.deleteMany();
});
afterEach(() => {
  tidying?.close();
  vi.restoreAllMocks();
});
afterAll(() => database.close());

async function givenRun(startedAt: Date): Promise<string> {
  const verdict = { side: "healthy", leaf: "intermittent", confidence: "certain", decidedBy: [], wouldFlip: [] };
  const id = randomUUID();
  await db().triageRun.create({
    data: { id, startedAt, endedAt: startedAt, simulated: true, readings: [], ...verdict },
  });
  return id;
}

test("given samples that cannot be made into hours, then that is logged and all else is tidied", async () => {
  const at = ago(31 * DAY_MS);
  const sample = { simulated: true, probe: "api", state: "ok", latencyMs: 1, httpStatus: 200 } as const;
  await insertSamples(db(), [{ ...sample, at, code: null, remaining: null, rateLimit: null }]);
  const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
  const full = { ok: 2 ** 31 - 1, warn: 0, fail: 0, unknown: 0, latencySum: 0, latencyCount: 0 };
  await db().sampleHour.create({ data: { simulated: true, probe: "api", hour, ...full } });
  await givenRun(ago(40 * DAY_MS));
  await givenRun(ago(2 * DAY_MS));
  const latest = await givenRun(ago(0));
  await givenDelivery(ago(2 * HOUR_MS));
  const warn = vi.spyOn(log, "warn");

  tidying = startTidying();
  await vi.waitFor(
    async () => {
      expect((await db().triageRun.findMany()).map(({ id }) => id)).toEqual([latest]);
      expect(await db().webhookHour.count()).toBeGreaterThan(0);
    },
    { timeout: 10_000 },
  );
  expect(await db().sample.count()).toBe(1);
  expect(warn).toHaveBeenCalledTimes(1);
});
