import { describe, expect, it } from "vitest";
import { pageNews } from "#lib/triage/page-changes.ts";
import type { Region } from "#lib/triage/region.ts";
import type { IncidentPlace, PageIncident, PageReport } from "#lib/triage/status-page.ts";

const US = { region: "us", component: "REST API" } as const;
const EU = { region: "eu", component: "REST API" } as const;

function errors(change: Partial<PageIncident> = {}): PageIncident {
  return { id: "1", name: "Elevated errors on the REST API", places: [US], status: "investigating", ...change };
}

function page(incidents: readonly PageIncident[] = [], change: Partial<PageReport> = {}): PageReport {
  return {
    kind: "incidentio-native",
    url: "https://status.example",
    description: null,
    unresolved: incidents.length,
    components: [{ name: "REST API", region: "us", status: "operational" }],
    incidents,
    ...change,
  };
}

const news = (before: PageReport | null, after: PageReport, region: Region | null = "us") =>
  pageNews(before, after, region);

describe("an incident that the page begins to report", () => {
  it.each([
    ["on our REST API", [US], "Intercom's page now reports: Elevated errors on the REST API (US)"],
    [
      "on our Webhooks, whose region is not told",
      [{ region: null, component: "Webhooks" }],
      "Intercom's page now reports: Elevated errors on the REST API",
    ],
    ["in another region", [EU], undefined],
    ["on another component", [{ region: "us", component: "Inbox" }], undefined],
    ["nobody knows where, while our components work", null, undefined],
  ] as const)("given one %s", (_given, places: readonly IncidentPlace[] | null, sentence) => {
    expect(news(page(), page([errors({ places })]))).toEqual(sentence === undefined ? [] : [sentence]);
    expect(news(null, page([errors({ places })]))).toEqual(sentence === undefined ? [] : [sentence]);
  });

  it("given that our region is not known, then it names those that it is in", () => {
    expect(news(page(), page([errors({ places: [US, EU, US] })]), null)).toEqual([
      "Intercom's page now reports: Elevated errors on the REST API (US, EU)",
    ]);
  });

  it("given a name that says the region, then it is not said twice", () => {
    expect(news(page(), page([errors({ name: "REST API down in US" })]))).toEqual([
      "Intercom's page now reports: REST API down in US",
    ]);
  });

  it("given one that reaches us only later, then it is told then", () => {
    expect(news(page([errors({ places: [EU] })]), page([errors({ places: [EU, US] })]))).toEqual([
      "Intercom's page now reports: Elevated errors on the REST API (US)",
    ]);
  });

  it("given that the look before read the page without its regions, then what it listed is no news", () => {
    const before = page([errors({ places: null })], { kind: "incidentio-compat" });
    expect(news(before, page([errors()]))).toEqual([]);
  });
});

describe("an incident that the page goes on reporting", () => {
  it("given another status, then the page's word is told", () => {
    expect(news(page([errors()]), page([errors({ status: "fix_in_progress" })]))).toEqual([
      "Intercom's page says fix in progress: Elevated errors on the REST API",
    ]);
  });

  it.each([
    ["the same", { status: "investigating" }],
    ["none", { status: null }],
  ])("given %s, then there is no news", (_given, change) => {
    expect(news(page([errors()]), page([errors(change)]))).toEqual([]);
  });

  it("given that it is numbered anew, then it is known by its name", () => {
    expect(news(page([errors()]), page([errors({ id: "2" })]))).toEqual([]);
  });

  it("given a first status where none was told, then there is no news", () => {
    expect(news(page([errors({ status: null })]), page([errors()]))).toEqual([]);
  });
});

describe("an incident that the page stops reporting", () => {
  const GONE = ["Intercom's page no longer reports: Elevated errors on the REST API (US)"];

  it("given that it was ours, then it is told", () => {
    expect(news(page([errors()]), page())).toEqual(GONE);
    expect(news(page([errors()]), page([], { unresolved: null }))).toEqual(GONE);
  });

  it("given that it was elsewhere, then it is not", () => {
    expect(news(page([errors({ places: [EU] })]), page())).toEqual([]);
  });

  it("given that the page is still listing it, though not for us, then it has not ended", () => {
    expect(news(page([errors()]), page([errors({ places: null })]))).toEqual([]);
  });

  it("given that no list of its region could be read, then nobody knows", () => {
    expect(news(page([errors()]), page([], { unresolved: null, components: [] }))).toEqual([]);
    const regionless = errors({ places: [{ region: null, component: "REST API" }] });
    expect(news(page([regionless]), page([], { unresolved: null }))).toEqual([]);
  });
});

it("given several, then each has its sentence", () => {
  const before = page([errors(), errors({ id: "2", name: "Webhooks late" })]);
  const after = page([errors({ status: "monitoring" }), errors({ id: "3", name: "Timeouts" })]);
  expect(news(before, after)).toEqual([
    "Intercom's page says monitoring: Elevated errors on the REST API",
    "Intercom's page now reports: Timeouts (US)",
    "Intercom's page no longer reports: Webhooks late (US)",
  ]);
});
