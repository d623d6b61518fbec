import { describe, expect, it } from "vitest";
import { withDeadline } from "#lib/integrations/http/deadline.ts";
import { serve, serveJson } from "#lib/integrations/http/test-server.ts";
import { lookAtStatusPage, type StatusPageMemory } from "#lib/integrations/statuspage/client.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageLook, PageReport } from "#lib/triage/status-page.ts";

type LookOptions = { regions?: readonly Region[]; memory?: StatusPageMemory; deadlineMs?: number };

function look(url: string, { regions = ["us"], memory = { base: null }, deadlineMs = 2_000 }: LookOptions = {}) {
  return withDeadline(deadlineMs, (signal) => lookAtStatusPage({ url, regions, signal, memory }));
}

function reportOf(seen: PageLook): PageReport {
  if (seen.kind === "unseen") throw new Error(`the page was not seen: ${seen.code}`);
  return seen.report;
}

const status = { description: "Partial Degradation", indicator: "minor" };
const restApi = { id: "c-rest", name: "REST API", status: "operational" };
const webhooks = { id: "c-hooks", name: "Webhooks", status: "degraded_performance" };
const late = { id: "i-late", name: "Webhooks are late", status: "identified" };
/** What is known of it where no source tells more. */
const seenLate = { ...late, startedAt: null, updates: [] };

/** incident.io's imitation: no time zone, empty lists left out, incidents without components. */
const compat = (incidents?: unknown) => ({ page: { name: "Fin" }, status, components: [restApi, webhooks], incidents });

const native = (incident?: unknown) => ({
  summary: {
    components: [
      { id: "n-rest", name: "REST API" },
      { id: "n-hooks", name: "Webhooks" },
    ],
    affected_components: incident ? [{ component_id: "n-hooks", current_status: "partial_outage" }] : [],
    ongoing_incidents: incident ? [incident] : [],
  },
});

const nativePath = (url: string, region: Region) => `/proxy/${new URL(url).host}?subpage_slug=${region}-hosting`;

/** A page whose native paths hold its own host, which is known only once it listens. */
function serveIncidentIo(compatSummary: unknown, regions: Partial<Record<Region, unknown>>) {
  return serve((request, response) => {
    const path = request.url ?? "";
    const region = (["us", "eu", "au"] as const).find(
      (name) => path === nativePath(`http://${request.headers.host}`, name),
    );
    const body = path === "/api/v2/summary.json" ? compatSummary : region && regions[region];
    if (body === undefined) response.writeHead(404).end("<html>");
    else response.end(JSON.stringify(body));
  });
}

describe("an Atlassian page", () => {
  const group = { id: "g-eu", name: "EU Hosting", status: "operational", group: true };
  const summary = {
    page: { time_zone: "Etc/UTC" },
    status,
    components: [group, restApi, { ...webhooks, group_id: "g-eu" }],
    incidents: [
      { ...late, components: [{ ...webhooks, group_id: "g-eu" }] },
      { ...late, id: "i-old", status: "Resolved" },
    ],
    scheduled_maintenances: [],
  };

  it("is read from its summary: components, regions by group, what is unresolved", async () => {
    const server = await serveJson({ "/api/v2/summary.json": summary });
    expect(reportOf(await look(server.url))).toEqual({
      kind: "atlassian",
      url: server.url,
      description: "Partial Degradation",
      unresolved: 1,
      components: [
        { name: "REST API", region: null, status: "operational" },
        { name: "Webhooks", region: "eu", status: "degraded_performance" },
      ],
      incidents: [{ ...seenLate, places: [{ region: "eu", component: "Webhooks" }] }],
    });
  });

  it("is read from status.json and unresolved.json where there is no summary", async () => {
    const server = await serveJson({
      "/api/v2/status.json": { page: { time_zone: "Etc/UTC" }, status },
      "/api/v2/incidents/unresolved.json": { page: {}, incidents: [late] },
    });
    expect(reportOf(await look(server.url))).toMatchObject({ kind: "atlassian", unresolved: 1, components: [] });
  });
});

describe("incident.io's page", () => {
  it("has no open incident where the list is left out", async () => {
    const server = await serveIncidentIo(compat(), { us: native() });
    expect(reportOf(await look(server.url))).toMatchObject({ kind: "incidentio-native", unresolved: 0, incidents: [] });
  });

  it("tells region and components through its native proxy", async () => {
    const incident = { ...late, component_impacts: [{ component_id: "n-hooks", status: "partial_outage" }] };
    const server = await serveIncidentIo(compat([late]), { us: native(incident) });
    const report = reportOf(await look(server.url));
    expect(report.incidents).toEqual([{ ...seenLate, places: [{ region: "us", component: "Webhooks" }] }]);
    expect(report.components).toContainEqual({ name: "Webhooks", region: "us", status: "partial_outage" });
  });

  it("has an incident elsewhere where no region that was asked lists it", async () => {
    const server = await serveIncidentIo(compat([late]), { us: native() });
    expect(reportOf(await look(server.url)).incidents).toEqual([{ ...seenLate, places: [] }]);
  });

  it("leaves open where an incident is if not every region answers", async () => {
    const server = await serveIncidentIo(compat([late]), { us: native() });
    const report = reportOf(await look(server.url, { regions: ["us", "eu", "au"] }));
    expect(report.incidents).toEqual([{ ...seenLate, places: null }]);
  });

  it("shows an incident of two regions as one in two places", async () => {
    const server = await serveIncidentIo(compat([late]), { us: native(late), eu: native(late), au: native() });
    const report = reportOf(await look(server.url, { regions: ["us", "eu", "au"] }));
    expect(report.incidents).toMatchObject([
      {
        places: [
          { region: "us", component: null },
          { region: "eu", component: null },
        ],
      },
    ]);
  });

  it("is not taken to have no incident in a region whose page has no list of them", async () => {
    const server = await serveIncidentIo(compat([late]), { us: { summary: { components: [] } } });
    expect(reportOf(await look(server.url)).incidents).toEqual([{ ...seenLate, places: null }]);
  });

  it("is read without regions where the proxy does not answer", async () => {
    const server = await serveIncidentIo(compat([late]), {});
    expect(reportOf(await look(server.url))).toMatchObject({
      kind: "incidentio-compat",
      unresolved: 1,
      incidents: [{ places: null }],
    });
  });

  it("is read through the widget where that is all there is to place an incident", async () => {
    const server = await serveJson({
      "/api/v2/summary.json": compat([late]),
      "/api/v1/summary": {
        page_title: "Fin",
        ongoing_incidents: [{ ...late, affected_components: [{ name: "Webhooks", group_name: "US" }] }],
      },
    });
    expect(reportOf(await look(server.url)).incidents).toEqual([
      { ...seenLate, places: [{ region: "us", component: "Webhooks" }] },
    ]);
  });

  it("is still read where only its native part answers", async () => {
    const server = await serveIncidentIo(undefined, { us: native(late) });
    expect(reportOf(await look(server.url))).toMatchObject({
      kind: "incidentio-native",
      description: null,
      unresolved: null,
    });
  });
});

describe("a page that has moved", () => {
  it("is found where the redirect keeps the path, and asked there for its regions", async () => {
    const page = await serveIncidentIo(compat(), { us: native() });
    const old = await serve((request, response) => response.writeHead(301, { location: page.url + request.url }).end());
    expect(reportOf(await look(old.url))).toMatchObject({ kind: "incidentio-native", url: page.url });
  });

  it("is found where the redirect drops the path", async () => {
    const page = await serveJson({ "/api/v2/summary.json": compat() });
    const old = await serve((_request, response) => response.writeHead(302, { location: `${page.url}/` }).end());
    expect(reportOf(await look(old.url))).toMatchObject({ url: page.url, unresolved: 0 });
  });

  it("is found where only its front page redirects", async () => {
    const page = await serveJson({ "/api/v2/summary.json": compat() });
    const old = await serve((request, response) => {
      if (request.url === "/") response.writeHead(302, { location: `${page.url}/us-hosting?from=old` }).end();
      else response.writeHead(404).end();
    });
    expect(reportOf(await look(old.url))).toMatchObject({ url: page.url });
  });

  it("is asked directly the next time", async () => {
    const page = await serveJson({ "/api/v2/summary.json": compat() });
    const old = await serve((request, response) => response.writeHead(301, { location: page.url + request.url }).end());
    const memory = { base: null };
    await look(old.url, { memory });
    const asked = old.requests.length;
    await look(old.url, { memory });
    expect(memory.base).toBe(page.url);
    expect(old.requests).toHaveLength(asked);
  });

  it("is looked for again where it no longer answers", async () => {
    const page = await serveJson({ "/api/v2/summary.json": compat() });
    const gone = await serve(() => undefined);
    await gone.close();
    const memory = { base: gone.url };
    expect(reportOf(await look(page.url, { memory }))).toMatchObject({ url: page.url });
    expect(memory.base).toBe(page.url);
  });
});

describe("a page that cannot be read", () => {
  it.each([
    ["HTML", 200, "<!doctype html><title>Sign in</title>", "not_json"],
    ["JSON that breaks off", 200, '{"status":{"description":"All', "not_json"],
    ["another JSON", 200, '{"status":"healthy"}', "not_a_status_page"],
    ["a list", 200, "[]", "not_a_status_page"],
    ["null", 200, "null", "not_a_status_page"],
    ["an empty status", 200, '{"status":{}}', "not_a_status_page"],
    ["a refusal", 403, "<html>", "http_403"],
    ["a body that does not end", 200, " ".repeat(1_200_000), "body_too_large"],
  ])("answers with %s", async (_given, httpStatus, body, code) => {
    const server = await serve((_request, response) => response.writeHead(httpStatus).end(body));
    expect(await look(server.url)).toMatchObject({ kind: "unseen", code, httpStatus });
  });

  it("redirects in a circle", async () => {
    const server = await serve((request, response) => response.writeHead(302, { location: request.url ?? "/" }).end());
    expect(await look(server.url)).toMatchObject({ kind: "unseen", code: "too_many_redirects", httpStatus: 302 });
  });

  it("does not answer: no more is asked of it", async () => {
    const server = await serve((request) => request.socket.resetAndDestroy());
    expect(await look(server.url)).toMatchObject({ kind: "unseen", code: "connection_reset", httpStatus: null });
    expect(server.requests.map(({ url }) => url)).toEqual(["/api/v2/summary.json", nativePath(server.url, "us")]);
  });

  it("is given up at the deadline", async () => {
    const server = await serve(() => undefined);
    const seen = await look(server.url, { deadlineMs: 100 });
    expect(seen).toMatchObject({ kind: "unseen", code: "timeout", httpStatus: null });
    expect(seen.latencyMs).toBeLessThan(1_000);
  });
});

describe("a page that answers in part", () => {
  it("is read as far as it answered before the deadline", async () => {
    const server = await serve((request, response) => {
      if (request.url === "/api/v2/summary.json") response.end(JSON.stringify(compat([late])));
    });
    expect(reportOf(await look(server.url, { deadlineMs: 200 }))).toMatchObject({
      unresolved: 1,
      kind: "incidentio-compat",
    });
  });

  it("loses only what has the wrong form", async () => {
    const summary = {
      page: 7,
      status: { description: 7, indicator: "minor" },
      components: [null, { name: 7 }, restApi],
      incidents: [null, { name: "No status" }, { name: 7, status: "identified" }, late],
    };
    const server = await serveJson({ "/api/v2/summary.json": summary });
    expect(reportOf(await look(server.url))).toMatchObject({
      description: null,
      unresolved: 2,
      components: [{ name: "REST API" }],
      incidents: [{ name: "Unnamed incident" }, { name: "Webhooks are late" }],
    });
  });

  it("has its texts cleaned and shortened", async () => {
    const name = `\u001b]0;owned\u0007\u202eliated\n${"x".repeat(5_000)}`;
    const server = await serveJson({ "/api/v2/summary.json": compat([{ ...late, name }]) });
    const [incident] = reportOf(await look(server.url)).incidents;
    expect(incident?.name).toMatch(/^\]0;owned liated x+…$/);
    expect(incident?.name).toHaveLength(160);
  });
});
