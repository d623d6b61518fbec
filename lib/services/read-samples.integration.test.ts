import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { SampleSeries } from "#lib/contracts/monitor.ts";
import { db } from "#lib/db/client.ts";
import { insertSamples, type Sample } from "#lib/db/samples.ts";
import { sampleAt } from "#lib/db/testing-samples.ts";
import { readSamples as readSamplesOperation } from "#lib/http/operations/history.ts";
import { route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { Command, Declaration } from "#lib/incident/command.ts";
import { commandIncident } from "#lib/services/command-incident.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { readSamples } from "#lib/services/read-samples.ts";
import { seedSamples } from "#lib/services/seed/seed-samples.ts";
import { actorWith, contextOf, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";

const NOW = new Date("2026-11-27T12:00:20Z");

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  await db().sample.deleteMany();
});
afterAll(() => database.close());

function sample(time: string, change: Partial<Sample> = {}): Sample {
  return sampleAt(new Date(`2026-11-27T${time}Z`), change);
}

const keep = (...samples: Sample[]) => insertSamples(db(), samples);

async function read(range: SampleSeries["range"], now = NOW): Promise<SampleSeries> {
  const series = await readSamples({ ctx: contextOf(actorWith("viewer"), now), input: { range } });
  expect(SampleSeries.parse(series)).toEqual(series);
  return series;
}

describe("the steps of a chart", () => {
  test("given samples of one step, then it holds their count, worst state, median and greatest latency", async () => {
    await keep(
      sample("11:30:00", { state: "ok", latencyMs: 40 }),
      sample("11:30:20", { state: "unknown", latencyMs: null, httpStatus: null }),
      sample("11:30:40", { state: "warn", latencyMs: 900 }),
      sample("11:30:59.999", { state: "ok", latencyMs: 50 }),
      sample("11:31:00", { state: "ok", latencyMs: 60 }),
    );
    const point = { latencyMaxMs: 900, remainingMin: null, rateLimit: null };
    expect((await read("1h")).probes).toEqual([
      {
        probe: "api",
        points: [
          { ...point, at: "2026-11-27T11:30:00.000Z", runs: 4, worst: "warn", latencyP50Ms: 50 },
          { ...point, at: "2026-11-27T11:31:00.000Z", runs: 1, worst: "ok", latencyP50Ms: 60, latencyMaxMs: 60 },
        ],
      },
    ]);
  });

  test.each([
    ["fail", ["ok", "unknown", "warn", "fail"]],
    ["warn", ["unknown", "warn", "ok"]],
    ["unknown", ["ok", "unknown"]],
    ["ok", ["ok", "ok"]],
  ] as const)("given %s among its samples, then a step is no better", async (worst, states) => {
    await keep(...states.map((state, index) => sample(`11:30:0${index}`, { state })));
    expect((await read("1h")).probes).toMatchObject([{ points: [{ runs: states.length, worst }] }]);
  });

  test("given a step in which nothing was sent, then it has no latency, not none at all", async () => {
    await keep(sample("11:30:00", { state: "unknown", latencyMs: null }));
    expect((await read("1h")).probes).toMatchObject([
      { points: [{ runs: 1, latencyP50Ms: null, latencyMaxMs: null }] },
    ]);
  });

  test("given the rate limit, then the least that was left of it is told", async () => {
    const window = { probe: "rate-limit", rateLimit: 10_000 } as const;
    await keep(
      sample("11:30:00", { ...window, remaining: 9_000 }),
      sample("11:30:30", { ...window, remaining: 120 }),
      sample("11:30:40", { ...window, remaining: null, rateLimit: null }),
    );
    expect((await read("1h")).probes).toMatchObject([{ points: [{ remainingMin: 120, rateLimit: 10_000 }] }]);
  });

  test("given several probes, then they come in the order in which probes are shown, each with its own samples", async () => {
    await keep(sample("11:30:00", { probe: "search" }), sample("11:31:00"), sample("11:30:00", { probe: "health" }));
    expect((await read("1h")).probes).toMatchObject([
      { probe: "api", points: [{ at: "2026-11-27T11:31:00.000Z", runs: 1 }] },
      { probe: "health", points: [{ at: "2026-11-27T11:30:00.000Z", runs: 1 }] },
      { probe: "search", points: [{ at: "2026-11-27T11:30:00.000Z", runs: 1 }] },
    ]);
  });

  test("given samples of the other kind or beyond the range, then they are left out", async () => {
    await keep(
      sample("11:30:00", { simulated: false, state: "fail" }),
      sample("11:00:59.999"),
      sample("11:01:00"),
      sample("12:00:20"),
      sample("12:01:00"),
    );
    expect((await read("1h")).probes.flatMap(({ points }) => points)).toMatchObject([
      { at: "2026-11-27T11:01:00.000Z" },
      { at: "2026-11-27T12:00:00.000Z" },
    ]);
  });

  test("given one sample that is kept twice, then it counts once, as it was first", async () => {
    await keep(sample("11:30:00"));
    await keep(sample("11:30:00", { state: "fail" }), sample("11:30:10"));
    expect((await read("1h")).probes).toMatchObject([{ points: [{ runs: 2, worst: "ok" }] }]);
  });

  test("given none, then there are no points", async () => {
    expect(await read("30d")).toMatchObject({ probes: [], stepSeconds: 21_600, from: "2026-10-28T18:00:00.000Z" });
  });
});

describe("the ranges", () => {
  test.each([
    ["1h", 60, 60],
    ["24h", 900, 96],
    ["7d", 7_200, 84],
    ["30d", 21_600, 120],
  ] as const)(
    "given %s, then steps of %i s begin at their multiples, and none is there twice",
    async (range, step, most) => {
      await seedSamples({ now: NOW, days: 31, everySeconds: 450 });
      const series = await read(range);
      const [first] = series.probes;
      expect(series.probes.map(({ probe }) => probe)).toEqual([
        "api",
        "status",
        "incidents",
        "rate-limit",
        "health",
        "webhooks",
      ]);
      expect(series.stepSeconds).toBe(step);
      const times = first?.points.map(({ at }) => Date.parse(at)) ?? [];
      if (step >= 450) expect(times.length).toBe(most);
      expect(times.every((time) => time % (step * 1_000) === 0)).toBe(true);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      const runs = first?.points.reduce((sum, point) => sum + point.runs, 0);
      const within = { gte: new Date(series.from), lte: NOW };
      expect(runs).toBe(await db().sample.count({ where: { probe: "api", at: within } }));
    },
  );

  test("given a range that there is not, then the answer names it", async () => {
    const { token } = await issueApiToken({
      ctx: contextOf(OPERATOR),
      input: { name: "Reader", role: "viewer" },
    });
    const request = requestTo("/api/samples?range=2h", { headers: { authorization: `Bearer ${token}` } });
    const response = await ask(route(readSamplesOperation).GET, request);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errors: [{ field: "range", message: "Enter one of 1h, 24h, 7d, 30d" }],
    });
  });
});

describe("the incidents of a chart", () => {
  test("given incidents before, into, within and after the range, then those that were open in it are drawn", async () => {
    const ctx = contextOf(actorWith("responder"), NOW);
    const declared = async (at: string, endedAt: string | null) => {
      const { number } = await declareIncident({
        ctx,
        input: Declaration.parse({ severity: "P2", firstAlert: { text: "PagerDuty", at } }),
      });
      if (endedAt !== null) {
        const command = Command.parse({ type: "resolve", fix: "It went by", at: endedAt, expectedVersion: 2 });
        await commandIncident({ ctx, input: { number, command } });
      }
      return number;
    };
    await declared("2026-11-27T09:00:00Z", "2026-11-27T10:59:00Z");
    const into = await declared("2026-11-27T10:00:00Z", "2026-11-27T11:30:00Z");
    const open = await declared("2026-11-27T11:45:00Z", null);
    const expected = [
      { number: open, severity: "P2", startedAt: "2026-11-27T11:45:00.000Z", endedAt: null },
      { number: into, severity: "P2", startedAt: "2026-11-27T10:00:00.000Z", endedAt: "2026-11-27T11:30:00.000Z" },
    ];
    expect((await read("1h")).incidents).toEqual(expected);
    expect((await read("1h", new Date("2026-11-27T11:40:00Z"))).incidents).toEqual(
      expected.slice(1).concat([
        {
          number: into - 1,
          severity: "P2",
          startedAt: "2026-11-27T09:00:00.000Z",
          endedAt: "2026-11-27T10:59:00.000Z",
        },
      ]),
    );
    const intercom = { apiUrl: "http://127.0.0.1:1", token: { kind: "value", token: "real" } } as const;
    settleTestEnv({ databaseUrl: database.url, simulated: false, intercom });
    expect((await read("1h")).incidents).toEqual([]);
    settleTestEnv({ databaseUrl: database.url });
  });
});
