import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { StatusPageView } from "#lib/contracts/status-page.ts";
import { disconnect } from "#lib/db/client.ts";
import { findStatusPageReport, saveStatusPageReport } from "#lib/db/status-page-reports.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { serveJson } from "#lib/integrations/http/test-server.ts";
import { lookAtStatusPage } from "#lib/integrations/statuspage/client.ts";
import { readStatusPage } from "#lib/services/read-status-page.ts";
import { actorWith, contextOf, settleTestEnv } from "#lib/services/testing.ts";
import type { Region } from "#lib/triage/region.ts";
import { triage } from "#lib/triage/runner.ts";
import type { PageReport } from "#lib/triage/status-page.ts";
import { startSimulator } from "#simulator/server.ts";

const viewer = contextOf(actorWith("viewer"));
const SEEN_AT = new Date("2026-11-22T03:04:05.678Z");

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
beforeAll(async () => {
  database = await temporaryDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  settleTestEnv({ databaseUrl: database.url, simulated: true });
  await database.prisma.statusPageReport.deleteMany();
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const REPORT: PageReport = {
  kind: "incidentio-native",
  url: "https://status.example",
  description: "Partial Outage",
  unresolved: 2,
  components: [
    { name: "REST API", region: "us", status: "partial_outage" },
    { name: "REST API", region: "eu", status: "operational" },
    { name: "REST API", region: null, status: "major_outage" },
    { name: "Webhooks", region: null, status: "operational" },
    { name: "Inbox", region: "us", status: "operational" },
  ],
  incidents: [
    { id: "1", name: "Inbox is slow", places: [{ region: "eu", component: "Inbox" }] },
    {
      id: "2",
      name: "API errors",
      places: [
        { region: "us", component: "REST API" },
        { region: "us", component: null },
        { region: null, component: "Webhooks" },
        { region: null, component: null },
      ],
      status: "identified",
      startedAt: "2026-11-22T03:00:00.000Z",
      updates: [{ status: "identified", text: "Found.\n\nBeing fixed.", at: null }],
    },
  ],
};

function save(report: PageReport, { simulated = true, region = "us" as Region | null, seenAt = SEEN_AT } = {}) {
  return database.prisma.$transaction((transaction) =>
    saveStatusPageReport(transaction, { simulated, report, region, seenAt }),
  );
}

describe("reading the status page", () => {
  test("given that nobody has looked yet, then it says so", async () => {
    await expect(readStatusPage({ ctx: viewer })).rejects.toMatchObject({ code: "no_status_page_yet" });
  });

  test("given nobody who is signed in, then it is refused", async () => {
    await expect(readStatusPage({ ctx: contextOf(null) })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("given a report, then what is ours is marked, and comes first", async () => {
    await save(REPORT);
    const view = await readStatusPage({ ctx: viewer });
    expect(StatusPageView.parse(view)).toEqual(view);
    expect(view).toEqual({
      seenAt: "2026-11-22T03:04:05.678Z",
      url: "https://status.example",
      description: "Partial Outage",
      region: "us",
      listsIncidents: true,
      components: [
        { name: "REST API", region: "us", status: "partial_outage", ours: true },
        { name: "REST API", region: "eu", status: "operational", ours: false },
        { name: "REST API", region: null, status: "major_outage", ours: false },
        { name: "Webhooks", region: null, status: "operational", ours: true },
        { name: "Inbox", region: "us", status: "operational", ours: false },
      ],
      incidents: [
        {
          id: "2",
          name: "API errors",
          status: "identified",
          startedAt: "2026-11-22T03:00:00.000Z",
          places: ["REST API (US)", "US region", "Webhooks"],
          ours: true,
          updates: [{ status: "identified", text: "Found.\n\nBeing fixed.", at: null }],
        },
        {
          id: "1",
          name: "Inbox is slow",
          status: null,
          startedAt: null,
          places: ["Inbox (EU)"],
          ours: false,
          updates: [],
        },
      ],
    });
  });

  test("given that our region is not known, then an incident of any region may be ours", async () => {
    await save(REPORT, { region: null });
    const { region, components, incidents } = await readStatusPage({ ctx: viewer });
    expect(region).toBeNull();
    expect(components.filter(({ ours }) => ours)).toMatchObject([
      { name: "REST API", region: null },
      { name: "Webhooks", region: null },
    ]);
    expect(incidents.map(({ ours }) => ours)).toEqual([true, false]);
  });

  test("given a page whose list of incidents could not be read, then it does not say that none is open", async () => {
    await save({ ...REPORT, unresolved: null, incidents: [] });
    expect(await readStatusPage({ ctx: viewer })).toMatchObject({ listsIncidents: false, incidents: [] });
  });
});

describe("what is kept", () => {
  test("given several looks, then the last one; also after the clock was set back", async () => {
    await save(REPORT);
    await save({ ...REPORT, description: "Fine" }, { region: null, seenAt: new Date("2026-11-22T02:04:05Z") });
    expect(await readStatusPage({ ctx: viewer })).toMatchObject({
      description: "Fine",
      region: null,
      seenAt: "2026-11-22T02:04:05.000Z",
    });
    expect(await database.prisma.statusPageReport.count()).toBe(1);
  });

  test("given two processes at once, then neither fails", async () => {
    await Promise.all(Array.from({ length: 8 }, () => save(REPORT)));
    expect(await database.prisma.statusPageReport.count()).toBe(1);
  });

  test("given the simulator's page and the real one, then neither is taken for the other", async () => {
    await save(REPORT, { simulated: false });
    await expect(readStatusPage({ ctx: viewer })).rejects.toMatchObject({ code: "no_status_page_yet" });
    await save({ ...REPORT, description: "A drill" });
    expect((await findStatusPageReport(false))?.report.description).toBe("Partial Outage");
  });

  test.each([
    ["another form", { report: { v: 9 } }],
    ["a region that we do not know", { region: "mars" }],
  ])("given a row of %s, then it counts as none", async (_given, data) => {
    await save(REPORT);
    await database.prisma.statusPageReport.update({ where: { simulated: true }, data });
    expect(await findStatusPageReport(true)).toBeNull();
  });

  test("given what an earlier version kept, without what is told of incidents, then it is read", async () => {
    const [first] = REPORT.incidents;
    await save({ ...REPORT, incidents: first ? [first] : [] });
    expect((await findStatusPageReport(true))?.report.incidents).toEqual([
      { ...first, status: null, startedAt: null, updates: [] },
    ]);
  });
});

test("given the simulator's page, then a run sees its incident, what is said of it, and the page is kept", async ({
  onTestFinished,
}) => {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ scenario: "server-errors" }) });
  const { page } = await triage(
    {
      intercom: { apiUrl: `${simulator.url}/intercom`, token: { kind: "value", token: "simulated-token" } },
      statusPage: { url: `${simulator.url}/status`, region: "us" },
      lastKnownRegion: null,
      healthUrl: null,
    },
    { now: () => new Date() },
  );
  if (page === null) throw new Error("the run has not seen the page");
  await save(page);
  expect((await readStatusPage({ ctx: viewer })).incidents).toMatchObject([
    {
      name: "REST API requests are failing",
      status: "investigating",
      startedAt: expect.any(String),
      places: ["REST API (US)"],
      ours: true,
      updates: [{ status: "investigating", text: expect.stringContaining("We are looking"), at: expect.any(String) }],
    },
  ]);
});

test("given a page that means harm, then what is read of it can be stored, and comes out as it went in", async () => {
  const nasty = "\u0000\ud800\u202e\u001b[31m<img src=x onerror=alert(1)>\n'; DROP TABLE status_page_report; --";
  const incident = {
    id: nasty,
    name: nasty,
    status: nasty,
    created_at: nasty,
    incident_updates: [{ status: nasty, body: nasty, created_at: nasty }],
    components: [{ id: nasty, name: nasty, status: nasty }],
  };
  const server = await serveJson({
    "/api/v2/summary.json": {
      page: { time_zone: nasty },
      status: { description: nasty },
      components: [{ id: nasty, name: nasty, status: nasty }],
      incidents: [incident],
    },
  });
  const look = await lookAtStatusPage({
    url: server.url,
    regions: ["us"],
    signal: AbortSignal.timeout(10_000),
    memory: { base: null },
  });
  if (look.kind === "unseen") throw new Error(look.code);
  await save(look.report);
  expect((await findStatusPageReport(true))?.report).toEqual(look.report);
  const { incidents } = await readStatusPage({ ctx: viewer });
  expect(incidents[0]?.updates[0]?.text).toBe(
    "\ufffd[31m<img src=x onerror=alert(1)>\n'; DROP TABLE status_page_report; --",
  );
});
