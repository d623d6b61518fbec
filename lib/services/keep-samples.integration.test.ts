import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { ReadingState } from "#lib/contracts/triage.ts";
import { db } from "#lib/db/client.ts";
import { compactSamples, insertSamples, type Sample } from "#lib/db/samples.ts";
import { sampleAt } from "#lib/db/testing-samples.ts";
import { KEEPING } from "#lib/services/keep-samples.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

const NOW = new Date("2026-11-27T12:34:56Z");
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** The beginning of the hour that lies 30 days back: what is before it becomes hours. */
const BOUND = new Date("2026-10-28T12:00:00Z");

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  await db().sample.deleteMany();
  await db().sampleHour.deleteMany();
  await db().triageRun.deleteMany();
  await db().suspicion.deleteMany();
});
afterAll(() => database.close());

/** @param minutes after the bound */
function sample(minutes: number, change: Partial<Sample> = {}): Sample {
  return sampleAt(new Date(BOUND.getTime() + minutes * 60_000), change);
}

async function keepSamples({ now }: { now: Date }): Promise<void> {
  for (const step of Object.values(KEEPING)) await step(now);
}

const keep = (...samples: Sample[]) => insertSamples(db(), samples);
const hours = () => db().sampleHour.findMany({ orderBy: [{ simulated: "asc" }, { probe: "asc" }, { hour: "asc" }] });

/** Ten days before the bound, in both kinds, of two probes. */
async function keepTenDays(): Promise<void> {
  const states: ReadingState[] = ["ok", "warn", "fail", "unknown"];
  const samples = Array.from({ length: 10 * 24 * 6 }, (_, index) => {
    const latencyMs = index % 5 === 0 ? null : index % 700;
    const change = { state: states[index % 4] ?? "ok", latencyMs, remaining: 9_000 - index, rateLimit: 10_000 };
    return [
      sample(-10 * (index + 1), change),
      sample(-10 * (index + 1), { ...change, probe: "rate-limit", simulated: false }),
    ];
  });
  await keep(...samples.flat());
}

describe("old samples", () => {
  test("given an hour of them, then one row holds their states, latencies and rate limit", async () => {
    await keep(
      sample(-60, { state: "ok", latencyMs: 100, remaining: 50, rateLimit: 100 }),
      sample(-40, { state: "fail", latencyMs: 2_000, remaining: 7, rateLimit: 100 }),
      sample(-20, { state: "warn", latencyMs: 0 }),
      sample(-1, { state: "unknown", latencyMs: null }),
      sample(-61, { state: "unknown", latencyMs: null }),
      sample(0),
    );
    await keepSamples({ now: NOW });
    const row = { simulated: true, probe: "api", ok: 0, warn: 0, fail: 0, unknown: 1 };
    const none = { latencySum: 0n, latencyCount: 0, latencyMax: null, remainingMin: null, rateLimit: null };
    expect(await hours()).toEqual([
      { ...row, ...none, hour: new Date("2026-10-28T10:00:00Z") },
      {
        ...row,
        hour: new Date("2026-10-28T11:00:00Z"),
        ok: 1,
        warn: 1,
        fail: 1,
        latencySum: 2_100n,
        latencyCount: 3,
        latencyMax: 2_000,
        remainingMin: 7,
        rateLimit: 100,
      },
    ]);
    expect((await db().sample.findMany()).map(({ at }) => at)).toEqual([BOUND]);
  });

  test("given samples that came after their hour was made, then it is added to", async () => {
    await keep(sample(-50, { latencyMs: 500, remaining: 9, rateLimit: 10 }), sample(-110));
    await keepSamples({ now: NOW });
    await keep(
      sample(-40, { state: "fail", latencyMs: 300, remaining: 5, rateLimit: 10 }),
      sample(-100, { latencyMs: null }),
    );
    await keepSamples({ now: NOW });
    expect(await hours()).toMatchObject([
      { ok: 2, fail: 0, latencySum: 100n, latencyCount: 1, latencyMax: 100, remainingMin: null },
      { ok: 1, fail: 1, latencySum: 800n, latencyCount: 2, latencyMax: 500, remainingMin: 5, rateLimit: 10 },
    ]);
  });

  test("given ten days of them, then twice makes what once made, and several at once too", async () => {
    await keepTenDays();
    await keepSamples({ now: NOW });
    const once = await hours();
    expect(once.length).toBe(2 * 10 * 24);
    expect(once.reduce((sum, { ok, warn, fail, unknown }) => sum + ok + warn + fail + unknown, 0)).toBe(
      2 * 10 * 24 * 6,
    );
    expect(await db().sample.count()).toBe(0);
    await keepSamples({ now: NOW });
    expect(await hours()).toEqual(once);

    await db().sampleHour.deleteMany();
    await keepTenDays();
    await Promise.all(Array.from({ length: 6 }, () => keepSamples({ now: NOW })));
    // Whoever found another at it left the rest to it.
    await keepSamples({ now: NOW });
    expect(await hours()).toEqual(once);
    expect(await db().sample.count()).toBe(0);
  });

  test("given many, then six hours are taken at once, the oldest first", async () => {
    await keepTenDays();
    expect(await compactSamples(BOUND)).toBe(2 * 6 * 6);
    expect((await hours()).map(({ hour }) => hour.getTime()).toSorted((a, b) => b - a)[0]).toBe(
      BOUND.getTime() - 10 * DAY_MS + 5 * HOUR_MS,
    );
    expect(await db().sample.count()).toBe(2 * (10 * 24 - 6) * 6);
  });

  test("given another process that is at it, then this one leaves it alone", async () => {
    await keep(sample(-10));
    await db().$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${0x0ff_0011}::bigint)`;
      expect(await compactSamples(BOUND)).toBe(0);
    });
    expect(await compactSamples(BOUND)).toBe(1);
  });

  test("given an hour that cannot be written, then its samples are still there, and so is what was written before", async () => {
    await keep(sample(-10), sample(-100));
    const full = { ok: 2 ** 31 - 1, warn: 0, fail: 0, unknown: 0, latencySum: 0, latencyCount: 0 };
    const hour = new Date(BOUND.getTime() - HOUR_MS);
    await db().sampleHour.create({ data: { simulated: true, probe: "api", hour, ...full } });
    await expect(keepSamples({ now: NOW })).rejects.toThrow();
    expect(await db().sample.count()).toBe(2);
    expect(await hours()).toMatchObject([{ hour, ok: 2 ** 31 - 1 }]);
    await db().sampleHour.deleteMany();
    await keepSamples({ now: NOW });
    expect(await hours()).toMatchObject([{ ok: 1 }, { ok: 1 }]);
  });
});

type RunChange = { severity?: string | null; ranBy?: string | null; region?: string | null; simulated?: boolean };

/** @param days ago */
async function runKept(
  days: number,
  { severity = null, ranBy = null, region = null, simulated = true }: RunChange = {},
) {
  const startedAt = new Date(NOW.getTime() - days * DAY_MS);
  const verdict = { side: "healthy", leaf: "intermittent", confidence: "certain", decidedBy: [], wouldFlip: [] };
  const id = randomUUID();
  const rest = { simulated, severity, ranBy, region, readings: [] };
  await db().triageRun.create({ data: { id, startedAt, endedAt: startedAt, ...verdict, ...rest } });
  return id;
}

async function runsLeft(): Promise<string[]> {
  await keepSamples({ now: NOW });
  return (await db().triageRun.findMany({ orderBy: { seq: "asc" } })).map(({ id }) => id);
}

describe("old runs", () => {
  test("given quiet runs of the monitor, then they are kept for a day, all others for 30", async () => {
    await runKept(31, { severity: "P1" });
    await runKept(30.1, { ranBy: "ann" });
    const trouble = await runKept(29.9, { severity: "P1" });
    const asked = await runKept(2, { ranBy: "ann" });
    await runKept(1.1);
    const quiet = await runKept(0.9);
    const latest = await runKept(0);
    expect(await runsLeft()).toEqual([trouble, asked, quiet, latest]);
  });

  test("given an open suspicion, then the run it was raised on is kept until it has ended", async () => {
    const raisedOn = await runKept(40, { severity: "P1" });
    const latest = await runKept(0);
    const at = new Date(NOW.getTime() - 40 * DAY_MS);
    const id = randomUUID();
    await db().suspicion.create({
      data: {
        id,
        simulated: true,
        side: "theirs",
        leaf: "upstream",
        severity: "P1",
        startedAt: at,
        raisedAt: at,
        trigger: "Intercom fails",
        requestIds: [],
        runId: raisedOn,
      },
    });
    expect(await runsLeft()).toEqual([raisedOn, latest]);
    await db().suspicion.update({ where: { id }, data: { endedAt: NOW } });
    expect(await runsLeft()).toEqual([latest]);
  });

  test("given a long silence, then the latest run of either kind is kept, and the one that told the region last", async () => {
    await runKept(60, { region: "us" });
    const region = await runKept(50, { region: "eu" });
    await runKept(45);
    const latest = await runKept(40);
    const latestReal = await runKept(42, { simulated: false });
    expect(await runsLeft()).toEqual([region, latest, latestReal]);
  });
});

describe("more old runs than one statement can delete in its time", () => {
  const MOST = 3_000;
  beforeAll(async () => {
    await db().$executeRaw`
      CREATE FUNCTION refuse_many() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(*) FROM deleted) > TG_ARGV[0]::int THEN RAISE 'too many at once'; END IF;
        RETURN NULL;
      END $$`;
    await db().$executeRawUnsafe(`
      CREATE TRIGGER refuse_many AFTER DELETE ON triage_run REFERENCING OLD TABLE AS deleted
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_many(${MOST})`);
  });
  afterAll(() => db().$executeRaw`DROP FUNCTION refuse_many CASCADE`);

  test.each([
    ["quiet ones", 2, null],
    ["any", 31, "P1"],
  ])("given %s, then all are deleted, by several processes at once even", async (_what, days, severity) => {
    const startedAt = new Date(NOW.getTime() - days * DAY_MS);
    const verdict = { side: "ours", leaf: "token", confidence: "certain", decidedBy: [], wouldFlip: [] };
    const rest = { startedAt, endedAt: startedAt, simulated: true, severity, readings: [], ...verdict };
    const data = Array.from({ length: 2 * MOST + 1 }, () => ({ id: randomUUID(), ...rest }));
    for (let from = 0; from < data.length; from += 1_000) {
      await db().triageRun.createMany({ data: data.slice(from, from + 1_000) });
    }
    const latest = await runKept(0);
    await Promise.all([keepSamples({ now: NOW }), keepSamples({ now: NOW })]);
    expect(await runsLeft()).toEqual([latest]);
  });
});

test("given old verdicts, then they are kept for 400 days after they were last seen", async () => {
  const period = async (days: number) => {
    const seenAt = new Date(NOW.getTime() - days * DAY_MS);
    const startedAt = new Date(seenAt.getTime() - DAY_MS);
    const verdict = { side: "healthy", leaf: "intermittent", confidence: "certain", sentence: "", changes: [] };
    const rest = { simulated: true, freshForMs: 1, runId: randomUUID(), ...verdict };
    return (await db().verdictPeriod.create({ data: { startedAt, seenAt, ...rest } })).id;
  };
  await period(400.1);
  const left = [await period(399.9), await period(1)];
  await keepSamples({ now: NOW });
  expect((await db().verdictPeriod.findMany()).map(({ id }) => id).toSorted()).toEqual(left);
});
