import { describe, expect, test } from "vitest";
import { monitorUnderTest } from "#lib/services/monitor-testing.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { keepLook, lookForMonitor } from "#lib/services/run-monitor.ts";
import { startSimulator } from "#simulator/server.ts";

const { now, look, view, prisma, suspicion, declare, calls } = monitorUnderTest(startSimulator);

describe("a run of the monitor", () => {
  test("given that all is well, then it costs two calls, in turn, and never the edge", async () => {
    await look("healthy", 3);
    expect((await calls()).toSorted()).toEqual([
      ...["GET /conversations 200", "GET /conversations 200"],
      ...["GET /me 200", "GET /me 200", "GET /me 200"],
      "POST /contacts/search 200",
    ]);
    expect((await view()).readings.map(({ probe }) => probe)).toEqual([
      ...["api", "status", "incidents", "rate-limit", "health", "scope", "search"],
    ]);
  });

  test("given a look whose answer was lost, then keeping it again changes nothing", async () => {
    await look("token-revoked");
    const again = await lookForMonitor({ first: null, turn: 1, random: 0.5 });
    await keepLook(again);
    const before = await view();
    await keepLook(again);
    expect(await view()).toEqual(before);
    expect(await prisma().triageRun.count()).toBe(2);
  });

  test("given trouble, then that same run has the whole evidence", async () => {
    await look("healthy", 2);
    await look("network-down");
    expect((await view()).verdict).toMatchObject({ side: "unknown", leaf: "infrastructure", severity: "P1" });
  });

  test("given our rate is limited, then it asks less and says so", async () => {
    await look("rate-limited");
    const { monitoring, rateLimit } = await view();
    expect(monitoring).toMatchObject({ intervalMs: 30_000, slowedBy: expect.stringContaining("limits our rate") });
    expect(rateLimit).toMatchObject({ remaining: 0, resetsAt: expect.any(String) });
    const asked = (await calls()).length;
    await look("rate-limited");
    expect((await calls()).slice(asked)).toEqual(["GET /me 429", "GET /me 401"]);
  });

  test("given that the verdict stays, then it is one period; given that it turns, then what turned it is kept", async () => {
    await look("healthy", 3);
    await look("token-revoked", 2);
    const periods = await prisma().verdictPeriod.findMany({ orderBy: { id: "asc" } });
    expect(periods.map(({ leaf }) => leaf)).toEqual(["intermittent", "token"]);
    expect(periods[1]?.changes).toContainEqual({ probe: "api", fact: "GET /me answers 401 token_revoked now" });
    expect((await view()).verdict?.since).toBe(periods[1]?.startedAt.toISOString());
  });

  test("given a gap of monitoring, then the verdict after it is a period of its own", async () => {
    await look("healthy");
    await prisma().verdictPeriod.updateMany({
      data: { seenAt: new Date(Date.now() - 3_600_000), startedAt: new Date(Date.now() - 7_200_000) },
    });
    await look("healthy");
    expect(await prisma().verdictPeriod.count()).toBe(2);
  });
});

describe("an open incident", () => {
  const timeline = async () =>
    (await readIncident({ ctx: now(), input: { number: 1 } })).entries.flatMap(({ body, by }) =>
      body.kind === "triage" ? [`${by.name}: ${body.text}`] : [],
    );

  test("given that the page reports it and calls work again, then each turn is told once with what turned it", async () => {
    await look("server-errors-unreported", 2);
    const { id: suspicionId, runId: triageRunId } = await suspicion();
    await declare({ leaf: "server-error", suspicionId, triageRunId });
    await look("server-errors-unreported", 2);
    await look("server-errors", 3);
    await look("healthy", 4);
    const [, reported, again, ...more] = await timeline();
    expect(reported).toMatch(/^Monitor: Intercom's page now reports: .+\. Theirs: Intercom reports an incident/);
    expect(again).toMatch(/^Monitor: .*GET \/me answers 200 again\..* Healthy: Calls to Intercom work\.$/);
    expect(more).toEqual([]);
  });

  test("given an API that comes and goes, then the timeline does not flap with it", async () => {
    await look("server-errors-unreported", 2);
    const { id: suspicionId, runId: triageRunId } = await suspicion();
    await declare({ leaf: "server-error", suspicionId, triageRunId });
    for (let n = 0; n < 4; n += 1) {
      await look("healthy");
      await look("server-errors-unreported");
    }
    expect(await timeline()).toHaveLength(1);
  });
});
