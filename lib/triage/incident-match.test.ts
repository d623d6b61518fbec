import { describe, expect, it } from "vitest";
import { matchIncidents } from "#lib/triage/incident-match.ts";
import type { IncidentPlace, PageComponent, PageReport } from "#lib/triage/status-page.ts";

const restApi = (status: string, region: PageComponent["region"] = null): PageComponent => ({
  name: "REST API",
  region,
  status,
});
const webhooks = (status: string): PageComponent => ({ name: "Webhooks", region: null, status });

function page(components: PageComponent[], ...incidents: (IncidentPlace[] | null)[]): PageReport {
  return {
    kind: "incidentio-native",
    url: "https://status.example",
    description: null,
    unresolved: incidents.length,
    components,
    incidents: incidents.map((places, index) => ({ id: `${index}`, name: `Incident ${index}`, places })),
  };
}

const codeOf = (report: PageReport, region: "us" | null = "us") => matchIncidents(report, region)?.code ?? null;

describe("an incident that names region and component", () => {
  it.each([
    ["our region, REST API", [{ region: "us", component: "REST API" }], "rest_api"],
    ["our region, Webhooks", [{ region: "us", component: "Webhooks" }], "webhooks"],
    ["our region, Inbox", [{ region: "us", component: "Inbox" }], "elsewhere"],
    ["another region, REST API", [{ region: "eu", component: "REST API" }], "elsewhere"],
    [
      "REST API elsewhere and Inbox here",
      [
        { region: "eu", component: "REST API" },
        { region: "us", component: "Inbox" },
      ],
      "elsewhere",
    ],
    ["no region that was looked at", [], "elsewhere"],
    ["a component without a region", [{ region: null, component: "API" }], "rest_api"],
  ] as const)("%s", (_given, places, code) => {
    expect(codeOf(page([], [...places]))).toBe(code);
  });

  it("counts in every region while ours is not known", () => {
    expect(codeOf(page([], [{ region: "eu", component: "REST API" }]), null)).toBe("rest_api");
    expect(codeOf(page([], [{ region: "eu", component: "Webhooks" }]), null)).toBe("webhooks");
  });
});

describe("an incident that names neither", () => {
  it("counts where the REST API is troubled", () => {
    expect(codeOf(page([restApi("partial_outage"), webhooks("operational")], null))).toBe("rest_api");
  });

  it("does not count where our components work", () => {
    expect(codeOf(page([restApi("operational"), webhooks("operational")], null))).toBe("elsewhere");
  });

  it("counts as probable where the page has no REST API component", () => {
    expect(codeOf(page([], null))).toBe("rest_api_probable");
  });

  it("follows the component of our region before that of the whole page", () => {
    expect(codeOf(page([restApi("operational", "us"), restApi("major_outage")], null))).toBe("elsewhere");
  });
});

describe("a page", () => {
  it("without incidents has none that match", () => {
    expect(codeOf(page([restApi("operational"), webhooks("operational")]))).toBeNull();
  });

  it("may mark a component without an incident", () => {
    expect(matchIncidents(page([restApi("degraded_performance")]), "us")).toEqual({ code: "rest_api", incident: null });
  });

  it("that announces maintenance reports no incident", () => {
    expect(codeOf(page([restApi("under_maintenance")]))).toBeNull();
  });

  it("with several incidents matches by the strongest", () => {
    const hooks = [{ region: "us", component: "Webhooks" }] as const;
    const api = [{ region: "us", component: "REST API" }] as const;
    expect(matchIncidents(page([], [], [...hooks], [...api]), "us")).toMatchObject({ incident: { id: "2" } });
  });
});
