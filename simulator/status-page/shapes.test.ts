import { describe, expect, test } from "vitest";
import { givenSimulator } from "#simulator/test-simulator.ts";

type Named = { id: string; name: string; status: string };

const HOME = "/status/fin";
const NATIVE = `${HOME}/proxy/www.status.example`;

/** A simulator with its status page in a mode, read by path. */
async function givenPage(mode: string) {
  const simulator = await givenSimulator();
  await simulator.control({ status: mode });
  return async (path: string) => (await simulator.send(path)).json;
}

function notOperational(components: Named[]): string[] {
  return components.filter(({ status }) => status !== "operational").map(({ name, status }) => `${name}: ${status}`);
}

describe("incident.io's Statuspage-compatible API", () => {
  test("a page without incidents leaves the keys out", async () => {
    const read = await givenPage("healthy");

    const summary = await read(`${HOME}/api/v2/summary.json`);

    expect(Object.keys(summary)).toEqual(["page", "status", "components"]);
    expect(summary.status).toEqual({ indicator: "none", description: "All Systems Operational" });
    expect(summary.components).toHaveLength(16);
    expect(notOperational(summary.components)).toEqual([]);
    expect(summary.components[5]).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      name: "REST API",
      status: "operational",
      position: 5,
      group: null,
    });
    expect(Object.keys(await read(`${HOME}/api/v2/incidents.json`))).toEqual(["page"]);
  });

  test("the other paths hold parts of the summary", async () => {
    const read = await givenPage("incident");

    const { page, status, components, incidents } = await read(`${HOME}/api/v2/summary.json`);

    expect(await read(`${HOME}/api/v2/status.json`)).toEqual({ page, status });
    expect(await read(`${HOME}/api/v2/components.json`)).toEqual({ page, components });
    expect(await read(`${HOME}/api/v2/incidents.json`)).toEqual({ page, incidents });
  });

  test.each([
    ["incident", "critical", ["REST API: major_outage"]],
    ["incident-elsewhere", "major", ["Inbox: partial_outage"]],
    ["incident-other-region", "critical", ["REST API: major_outage"]],
    ["incident-while-none", "none", ["REST API: major_outage"]],
    ["webhooks-incident", "major", ["Webhooks: partial_outage"]],
  ])("%s: indicator %s and %j, whatever the region", async (mode, indicator, failing) => {
    const read = await givenPage(mode);

    const { status, components } = await read(`${HOME}/api/v2/summary.json`);

    expect(status.indicator).toBe(indicator);
    expect(notOperational(components)).toEqual(failing);
  });

  test("an incident names neither component nor region", async () => {
    const read = await givenPage("incident-elsewhere");

    const { incidents } = await read(`${HOME}/api/v2/summary.json`);

    expect(incidents).toHaveLength(1);
    expect(Object.keys(incidents[0])).toEqual([
      "id",
      "name",
      "status",
      "impact",
      "shortlink",
      "created_at",
      "updated_at",
      "incident_updates",
    ]);
    expect(incidents[0]).toMatchObject({
      status: "identified",
      incident_updates: [{ status: "identified", body: expect.any(String), created_at: incidents[0].created_at }],
    });
  });
});

describe("incident.io's native API", () => {
  test("a region without incidents lists its components", async () => {
    const read = await givenPage("healthy");

    const { summary } = await read(`${NATIVE}?subpage_slug=us-hosting`);

    expect(summary.public_url).toMatch(/\/status\/fin\/us-hosting$/);
    expect(summary).toMatchObject({ affected_components: [], ongoing_incidents: [], scheduled_maintenances: [] });
    expect(summary.components.map((component: Named) => component.name)).toContain("REST API");
    const [{ group }] = summary.structure.items;
    expect(group.name).toBe("US");
    expect(group.components.map((component: { component_id: string }) => component.component_id)).toEqual(
      summary.components.map((component: Named) => component.id),
    );
  });

  test("an incident tells which of the region's components it touches, and since when", async () => {
    const read = await givenPage("incident");

    const { summary } = await read(`${NATIVE}?subpage_slug=us-hosting`);

    const restApi = summary.components.find((component: Named) => component.name === "REST API").id;
    expect(summary.affected_components).toEqual([
      { component_id: restApi, status: "full_outage", current_status: "full_outage" },
    ]);
    expect(summary.ongoing_incidents).toHaveLength(1);
    expect(summary.ongoing_incidents[0]).toMatchObject({
      type: "incident",
      status: "investigating",
      updates: [{ to_status: "investigating", message_string: expect.any(String) }],
      component_impacts: [{ component_id: restApi, status: "full_outage", end_at: null }],
    });
    expect((await read(`${NATIVE}/incidents?subpage_slug=us-hosting`)).incidents).toEqual(summary.ongoing_incidents);
  });

  test.each([
    ["healthy", []],
    ["incident", ["us: REST API"]],
    ["incident-elsewhere", ["eu: Inbox"]],
    ["incident-other-region", ["eu: REST API"]],
    ["incident-while-none", ["us: REST API"]],
    ["webhooks-incident", ["us: Webhooks"]],
  ])("%s is seen in its own region alone: %j", async (mode, expected) => {
    const read = await givenPage(mode);
    const seen: string[] = [];

    for (const region of ["us", "eu", "au"]) {
      const { summary } = await read(`${NATIVE}?subpage_slug=${region}-hosting`);
      for (const { component_id } of summary.affected_components) {
        seen.push(`${region}: ${summary.components.find((component: Named) => component.id === component_id).name}`);
      }
      expect(summary.ongoing_incidents).toHaveLength(summary.affected_components.length);
    }

    expect(seen).toEqual(expected);
  });

  test("regions share no component ids", async () => {
    const read = await givenPage("healthy");
    const ids = new Set<string>();
    for (const region of ["us", "eu", "au"]) {
      const { summary } = await read(`${NATIVE}?subpage_slug=${region}-hosting`);
      for (const component of summary.components) ids.add(component.id);
    }

    expect(ids.size).toBe(48);
  });
});

describe("Atlassian's API", () => {
  test("a page without incidents says so with empty lists", async () => {
    const read = await givenPage("atlassian");

    const summary = await read("/status/api/v2/summary.json");

    expect(summary).toMatchObject({ status: { indicator: "none" }, incidents: [], scheduled_maintenances: [] });
    expect(notOperational(summary.components)).toEqual([]);
    expect((await read("/status/api/v2/incidents/unresolved.json")).incidents).toEqual([]);
  });

  test("an incident names its components", async () => {
    const read = await givenPage("atlassian-incident");

    const { status, components } = await read("/status/api/v2/summary.json");
    const { incidents } = await read("/status/api/v2/incidents/unresolved.json");

    expect(status).toEqual({ indicator: "critical", description: "Major Service Outage" });
    expect(notOperational(components)).toEqual(["REST API: major_outage"]);
    expect(notOperational(incidents[0].components)).toEqual(["REST API: major_outage"]);
    expect(incidents[0]).toMatchObject({
      status: "investigating",
      impact: "critical",
      resolved_at: null,
      incident_updates: [{ status: "investigating", body: expect.any(String), created_at: incidents[0].started_at }],
    });
  });
});
