import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { VerdictHistory } from "#lib/contracts/monitor.ts";
import { db } from "#lib/db/client.ts";
import { readVerdictHistory as readVerdictHistoryOperation } from "#lib/http/operations/history.ts";
import { route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { readVerdictHistory } from "#lib/services/read-verdict-history.ts";
import { actorWith, contextOf, openTestDatabase } from "#lib/services/testing.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const MINUTE_MS = 60_000;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  await db().verdictPeriod.deleteMany();
});
afterAll(() => database.close());

/** @param minutes ago */
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS);

function period(startedAt: Date, seenAt: Date, change: object = {}) {
  return {
    simulated: true,
    startedAt,
    seenAt,
    freshForMs: MINUTE_MS,
    side: "healthy",
    leaf: "intermittent",
    severity: null,
    confidence: "certain",
    sentence: "Everything answers",
    changes: [],
    runId: randomUUID(),
    ...change,
  };
}

async function read(hours: number): Promise<VerdictHistory> {
  const history = await readVerdictHistory({ ctx: contextOf(actorWith("viewer"), NOW), input: { hours } });
  expect(VerdictHistory.parse(history)).toEqual(history);
  return history;
}

describe("the history of verdicts", () => {
  test("given periods of both kinds, then those of the kind in use are told, with what changed and when nobody looked", async () => {
    const changes = [{ probe: "api", fact: "Our calls fail: 503 service_unavailable" }];
    const theirs = { side: "theirs", leaf: "upstream", severity: "P1", sentence: "Intercom fails", changes };
    await db().verdictPeriod.createMany({
      data: [
        period(ago(26 * 60), ago(25 * 60)),
        period(ago(90), ago(61)),
        period(ago(60.5), ago(50), theirs),
        period(ago(90), ago(0), { simulated: false, side: "ours" }),
        period(ago(20), ago(0.5)),
      ],
    });
    const healthy = {
      kind: "verdict",
      side: "healthy",
      leaf: "intermittent",
      severity: null,
      sentence: "Everything answers",
    };
    expect(await read(24)).toMatchObject({
      from: ago(24 * 60).toISOString(),
      to: NOW.toISOString(),
      periods: [
        { kind: "gap", severity: "P4", startedAt: ago(24 * 60).toISOString(), endedAt: ago(90).toISOString() },
        { ...healthy, startedAt: ago(90).toISOString(), endedAt: ago(60.5).toISOString() },
        { kind: "verdict", ...theirs, startedAt: ago(60.5).toISOString(), endedAt: ago(50).toISOString() },
        { kind: "gap", startedAt: ago(50).toISOString(), endedAt: ago(20).toISOString() },
        { ...healthy, startedAt: ago(20).toISOString(), endedAt: null },
      ],
    });
    expect((await read(1)).periods).toMatchObject([
      { side: "theirs", startedAt: ago(60).toISOString() },
      { kind: "gap" },
      { side: "healthy" },
    ]);
  });

  test("given no run since long before the range, then it is one gap; given none ever, then nothing is told", async () => {
    expect((await read(24)).periods).toEqual([]);
    await db().verdictPeriod.create({ data: period(ago(72 * 60), ago(71 * 60)) });
    expect((await read(24)).periods).toEqual([
      { kind: "gap", severity: "P4", startedAt: ago(24 * 60).toISOString(), endedAt: null },
    ]);
  });

  test("given a row that this version cannot read, then it counts as not kept", async () => {
    await db().verdictPeriod.createMany({
      data: [period(ago(10), ago(5)), period(ago(4.5), ago(0), { side: "somebody's" })],
    });
    expect((await read(1)).periods).toMatchObject([{ side: "healthy" }, { kind: "gap", endedAt: null }]);
  });

  test("given more verdicts than are told, then the history begins with the earliest of the latest, and no gap is made up", async () => {
    const count = 2_050;
    await db().verdictPeriod.createMany({
      data: Array.from({ length: count }, (_, index) => period(ago((count - index) / 2), ago((count - index) / 2))),
    });
    const { from, periods } = await read(720);
    expect(periods.length).toBe(2_000);
    expect(periods.every(({ kind }) => kind === "verdict")).toBe(true);
    expect([from, periods[0]?.startedAt]).toEqual([ago(1_000).toISOString(), ago(1_000).toISOString()]);
  });

  test.each(["0", "721", "1.5", "x"])("given %s hours, then the answer says what is possible", async (hours) => {
    const { token } = await issueApiToken({
      ctx: contextOf(OPERATOR),
      input: { name: "Reader", role: "viewer" },
    });
    const request = requestTo(`/api/verdicts?hours=${hours}`, { headers: { authorization: `Bearer ${token}` } });
    const response = await ask(route(readVerdictHistoryOperation).GET, request);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errors: [{ field: "hours", message: "Enter a number of hours from 1 to 720" }],
    });
  });
});
