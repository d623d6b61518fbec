import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { StatusPagePanel } from "#components/status-page/status-page-panel.tsx";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import type { StatusPageView } from "#lib/contracts/status-page.ts";

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

const MONITOR: MonitorView = {
  simulated: true,
  monitoring: { on: true, lastRunAt: null, nextRunAt: null, intervalMs: 30_000, freshForMs: 60_000, slowedBy: null },
  verdict: null,
  readings: [],
  rateLimit: null,
  suspicion: null,
};

const INCIDENT: StatusPageView["incidents"][number] = {
  id: "1",
  name: "Elevated errors on the REST API",
  status: "fix_in_progress",
  startedAt: ago(720),
  places: ["REST API (US)", "Inbox (US)"],
  ours: true,
  updates: [
    { status: "identified", text: "Found.\n\nBeing fixed.", at: ago(120) },
    { status: "investigating", text: "We look.", at: ago(700) },
    { status: null, text: "Something is wrong.", at: null },
  ],
};

const VIEW: StatusPageView = {
  seenAt: ago(5),
  url: "https://status.example/",
  description: "Partial System Outage",
  region: "us",
  components: [
    { name: "REST API", region: "us", status: "partial_outage", ours: true },
    { name: "Webhooks", region: "us", status: "operational", ours: true },
    { name: "Inbox", region: "us", status: "full_outage", ours: false },
    { name: "REST API", region: "eu", status: "degraded_performance", ours: false },
  ],
  listsIncidents: true,
  incidents: [INCIDENT],
};

function panel(initial: StatusPageView | null, fresh = true): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <MonitorOnPage value={{ view: MONITOR, failure: undefined, answeredAt: new Date(), isCaughtUp: true }}>
        <StatusPagePanel initial={initial} fresh={fresh} />
      </MonitorOnPage>
    </QueryClientProvider>,
  );
}

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

const shown = (change: Partial<StatusPageView> = {}, fresh = true) => panel({ ...VIEW, ...change }, fresh);
const shownText = (change: Partial<StatusPageView> = {}, fresh = true) => textOf(shown(change, fresh));

describe("our components", () => {
  it("given how they are, says it first, in the page's words", () => {
    const text = shownText();
    expect(text).toContain("REST API · US Partial outage");
    expect(text).toContain("Webhooks · US Operational");
    expect(text.indexOf("REST API · US")).toBeLessThan(text.indexOf("The page as a whole: Partial System Outage"));
  });

  it.each([
    ["operational", "Operational", "text-healthy"],
    ["degraded_performance", "Degraded performance", "text-degraded"],
    ["major_outage", "Major outage", "text-failing"],
    ["under_maintenance", "Under maintenance", "text-degraded"],
    ["toString", "ToString", "text-unknown"],
    ["", "Not told", "text-unknown"],
  ])("given the status %j, shows the word %s and what it means", (status, word, ink) => {
    const html = shown({ components: [{ name: "API", region: null, status, ours: true }] });
    expect(textOf(html)).toContain(`REST API · US ${word}`);
    expect(html).toMatch(new RegExp(`<dd[^>]* ${ink}"`));
  });

  it("given the worst of two entries and one that is not ours, shows the worst of ours", () => {
    const components = ["operational", "degraded_performance", "full_outage"].map((status, index) => {
      return { name: "REST API", region: null, status, ours: index < 2 };
    });
    expect(shownText({ components })).toContain("REST API · US Degraded performance");
  });

  it("given that the page does not list one, or that our region is not known, says so", () => {
    const text = shownText({ components: [], region: null });
    expect(text).toContain("REST API Not listed");
    expect(text).toContain("Our region is not known");
  });
});

describe("the components by region", () => {
  it("given two regions, has a row for each of them, ours first and marked, and no other", () => {
    const [table = ""] = shown().match(/<table.*?<\/table>/s) ?? [];
    expect(textOf(table)).toMatch(
      /Region REST API Webhooks US \(ours\) Partial outage Operational EU Degraded performance Not listed $/,
    );
  });

  it("given what the page says without a region, calls it that", () => {
    const whole = { name: "REST API", region: null, status: "major_outage", ours: false };
    expect(shownText({ components: [...VIEW.components, whole] })).toContain("All regions Major outage Not listed");
  });

  it("given others, keeps them behind their number, and says how many are in trouble", () => {
    const phone = { name: "Phone", region: null, status: "operational", ours: false };
    expect(shownText({ components: [...VIEW.components, phone] })).toMatch(
      /2 other components, 1 not operational Inbox US Full outage Phone All regions Operational /,
    );
    expect(shownText({ components: [phone] })).toContain("1 other component, all operational Phone Operational");
  });

  it("given a page without regions, has no table of what is already said", () => {
    const components = VIEW.components.slice(0, 3).map((component) => ({ ...component, region: null }));
    expect(shown({ components })).not.toContain("<table");
  });
});

describe("the incidents", () => {
  it("given one of ours, says that, where, since when and what was said last", () => {
    const text = shownText();
    expect(text).toMatch(/Touches us Fix in progress Elevated errors on the REST API/);
    expect(text).toMatch(/REST API \(US\), Inbox \(US\) Since .* 12 min ago/);
    expect(text).toMatch(/Identified .* 2 min ago Found\. Being fixed\./);
  });

  it("given earlier updates, keeps them behind their number", () => {
    const [latest = "", earlier = ""] = shown().split(/<details(?!.*<details)/s);
    expect(latest).toContain("Being fixed.");
    expect(latest).not.toContain("We look.");
    expect(textOf(earlier)).toMatch(/2 earlier updates Investigating .* We look\. time not told Something is wrong\./);
  });

  it("given words with markup, shows them as they are", () => {
    const updates = [{ status: "<b>", text: "<script>alert(1)</script> **x**", at: null }];
    const html = shown({ incidents: [{ ...INCIDENT, name: "<img src=x>", updates }] });
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; **x**");
  });

  it("given one that tells little, says what is not told", () => {
    const bare = { ...INCIDENT, status: null, startedAt: null, places: [], updates: [] };
    const text = shownText({ incidents: [bare, { ...bare, id: "2", ours: false }] });
    expect(text).toContain("The page does not say where: it may be us The page does not say since when");
    expect(text).toContain("Not on our REST API or Webhooks, as far as the page tells");
    expect(text).toContain("The page says nothing more of it.");
  });

  it("given more places than anybody reads, names the first", () => {
    const places = Array.from({ length: 12 }, (_, index) => `Component ${index}`);
    expect(shownText({ incidents: [{ ...INCIDENT, places }] })).toContain("Component 4 and 7 more Since");
  });

  it("given as many as are kept, does not claim to show all", () => {
    const incidents = Array.from({ length: 20 }, (_, index) => ({ ...INCIDENT, id: `${index}` }));
    expect(shownText({ incidents })).toContain("Only the first 20 are shown");
    expect(shownText({ incidents: incidents.slice(1) })).not.toContain("Only the first");
  });

  it.each([
    ["none", {}, true, "No open incident."],
    ["none, of long ago", {}, false, "No incident was open then."],
    ["no list of them", { listsIncidents: false }, true, "whether one is open is not known"],
  ])("given %s, says so", (_given, change, fresh, words) => {
    expect(shownText({ ...change, incidents: [] }, fresh)).toContain(words);
  });
});

describe("how old it is", () => {
  const HATCHED = /class="[^"]*p-4 hatched"/;

  it("given that it was read just now, says when", () => {
    expect(shownText()).toMatch(/Read [56] s ago/);
    expect(shown()).not.toMatch(HATCHED);
    expect(shownText()).not.toContain("Old:");
  });

  it.each([
    ["the dashboard is not live", {}, false],
    ["the page could not be read for two intervals", { seenAt: ago(61) }, true],
    ["the clock was an hour ahead when it was read", { seenAt: ago(-3_600) }, true],
  ])("given that %s, shows it as old", (_given, change, fresh) => {
    const html = shown(change, fresh);
    expect(html).toMatch(HATCHED);
    expect(textOf(html)).toMatch(/Old: this is how the page was at .* UTC \./);
  });

  it("given that it was never read, says so", () => {
    expect(textOf(panel(null))).toContain("The status page has not been read yet.");
    expect(panel(null)).toMatch(HATCHED);
  });
});

describe("the way to the page", () => {
  it("given an address of the web, leads there in a tab of its own and tells it nothing", () => {
    expect(shown()).toMatch(/<a href="https:\/\/status\.example\/" target="_blank" rel="noreferrer"/);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "status.example", ""])("given %j, leads nowhere", (url) => {
    expect(shown({ url })).not.toContain("<a ");
  });
});
