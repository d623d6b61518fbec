import { expect, it } from "vitest";
import { keptReport, MOST_INCIDENTS } from "#lib/triage/kept-report.ts";
import type { IncidentPlace, PageIncident, PageReport } from "#lib/triage/status-page.ts";

const incident = (id: string, ...places: IncidentPlace[]): PageIncident => ({ id, name: id, places });
const inbox = (id: string) => incident(id, { region: "us", component: "Inbox" });
const OURS = { region: "us", component: "REST API" } as const;

const page = (incidents: PageIncident[], components: PageReport["components"] = []): PageReport => ({
  kind: "incidentio-native",
  url: "https://status.example",
  description: null,
  unresolved: incidents.length,
  components,
  incidents,
});

it("given what a real page says, then all of it is kept, ours first", () => {
  const { incidents } = keptReport(page([inbox("a"), incident("b", OURS), { ...inbox("c"), places: null }]), "us");
  expect(incidents.map(({ id }) => id)).toEqual(["b", "c", "a"]);
  expect(incidents.map(({ places }) => places)).toEqual([[OURS], null, [{ region: "us", component: "Inbox" }]]);
});

it("given more than anybody can read, then what touches us is among what is kept", () => {
  const places = Array.from({ length: 60 }, (_, index) => ({ region: "us" as const, component: `Inbox ${index}` }));
  const components = Array.from({ length: 500 }, (_, index) => ({
    name: `Inbox ${index}`,
    region: null,
    status: "operational",
  }));
  const restApi = { name: "REST API", region: "us", status: "partial_outage" } as const;
  const many = Array.from({ length: 30 }, (_, index) => inbox(`a${index}`));
  const report = keptReport(page([...many, incident("ours", ...places, OURS)], [...components, restApi]), "us");
  expect(report.incidents).toHaveLength(MOST_INCIDENTS);
  expect(report.incidents[0]).toMatchObject({ id: "ours", places: { length: 50, 0: OURS } });
  expect(report.components).toHaveLength(200);
  expect(report.components[0]).toEqual(restApi);
  expect(keptReport(report, "us")).toEqual(report);
});
