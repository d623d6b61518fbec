import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FilterBar } from "#components/incidents/filter-bar.tsx";
import { FilterMistakes } from "#components/incidents/filter-mistakes.tsx";
import { type Filters, NO_FILTERS, readFilters } from "#components/incidents/filters.ts";
import { IncidentTable } from "#components/incidents/incident-table.tsx";
import { MonthStrip } from "#components/incidents/month-strip.tsx";
import { NoIncidents } from "#components/incidents/no-incidents.tsx";
import { NoMatches } from "#components/incidents/no-matches.tsx";
import { LoadMore } from "#components/list/load-more.tsx";
import type { IncidentSummary } from "#lib/contracts/incident.ts";

const RESOLVED: IncidentSummary = {
  number: 41,
  drill: false,
  leaf: "rate-limit",
  severity: "P2",
  status: "RESOLVED",
  impact: "<script>alert(1)</script> Messages not sending",
  commander: "ann",
  nextUpdateAt: null,
  acknowledgedAt: null,
  startedAt: "2026-11-21T14:05:00.000Z",
  endedAt: "2026-11-21T15:10:00.000Z",
  durationMinutes: 65,
  waitingSince: null,
  waitedMinutes: 0,
  respondBy: "2026-11-21T15:05:00.000Z",
  duplicateOf: null,
  postmortem: "written",
  openActionItems: 0,
};
const OPEN: IncidentSummary = {
  ...RESOLVED,
  number: 42,
  drill: true,
  leaf: null,
  severity: "P1",
  status: "INVESTIGATING",
  impact: null,
  commander: null,
  startedAt: new Date(Date.now() - 12 * 60_000).toISOString(),
  endedAt: null,
  durationMinutes: null,
  postmortem: "empty",
};

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

describe("the table", () => {
  const html = renderToStaticMarkup(<IncidentTable incidents={[OPEN, RESOLVED]} old={false} />);
  const rows = html.split("<tbody")[1]?.split("<tr").slice(1) ?? [];

  it("given incidents, says of each all that there is, and what is not known in a word", () => {
    const [open = "", resolved = ""] = rows.map(textOf);
    for (const word of ["INC-42", "DRILL", "P1", "INVESTIGATING", "Not classified yet", "unknown", "nobody", "empty"]) {
      expect(open).toContain(word);
    }
    expect(open).toMatch(/open 1[123] min/);
    for (const word of ["INC-41", "P2", "RESOLVED", "Rate limited", "1 h 5 min", "ann", "written", "14:05 UTC"]) {
      expect(resolved).toContain(word);
    }
    expect(resolved).not.toContain("DRILL");
  });

  it("given one that waited on Intercom, tells whose time it was; given one that waits, that too", () => {
    const waited = { ...RESOLVED, waitedMinutes: 25 };
    const waits = { ...OPEN, acknowledgedAt: OPEN.startedAt, waitingSince: OPEN.startedAt };
    const text = textOf(renderToStaticMarkup(<IncidentTable incidents={[waits, waited]} old={false} />));
    expect(text).toMatch(/ours 40 min · Intercom.{1,6}s 25 min/);
    expect(text).toMatch(/waiting on Intercom 1[12] min/);
  });

  it("given a hostile text, shows it and runs nothing", () => {
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;");
  });

  it("given its rows, lets Tab reach one of them", () => {
    expect(rows.map((row) => row.match(/tabindex="(-?\d)"/)?.[1])).toEqual(["0", "-1"]);
  });
});

describe("the strip of months", () => {
  const strip = (filters: Partial<Filters>) =>
    renderToStaticMarkup(
      <MonthStrip
        months={{
          months: [
            { month: "2026-01", incidents: 12, drills: 0 },
            { month: "2026-03", incidents: 1, drills: 4 },
          ],
        }}
        range={{ ...NO_FILTERS, ...filters }}
        onRange={() => {}}
        old={false}
      />,
    );

  it("given months, names each with its counts, drills apart", () => {
    const labels = Array.from(strip({}).matchAll(/aria-label="([^"]*\d{4}: [^"]*)"/g), ([, label]) => label);
    expect(labels.slice(-3)).toEqual([
      "Mar 2026: 1 incident, 4 drills",
      "Feb 2026: 0 incidents",
      "Jan 2026: 12 incidents",
    ]);
    expect(textOf(strip({}))).toContain("Drills, counted apart");
  });

  it("given the range of one month, has that month pressed alone", () => {
    const html = strip({ from: "2026-03-01", to: "2026-03-31" });
    expect(html.match(/aria-pressed="true"[^>]*aria-label="([^"]*)"/)?.[1]).toMatch(/^Mar 2026/);
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(strip({ from: "2026-03-01" })).not.toContain('aria-pressed="true"');
  });
});

describe("the filters", () => {
  const bar = (filters: Filters) =>
    renderToStaticMarkup(<FilterBar filters={filters} change={() => {}} searchField={{ current: null }} />);

  it("given filters, ticks what is on, and offers to take off what the closed part holds", () => {
    const { filters } = readFilters(
      new URLSearchParams("q=token&status=RESOLVED&severity=P1&leaf=plan&from=2026-01-01&to=2026-01-31"),
    );
    const html = bar(filters);
    expect(html.match(/ checked=""/g)).toHaveLength(3);
    expect(html).toContain('value="token"');
    const text = textOf(html);
    expect(text).toContain("Remove the filter Plan restricted");
    expect(text).toContain("Remove the filter 2026-01-01 to 2026-01-31 UTC");
    expect(text).toContain("Clear filters");
  });

  it("given none, offers nothing to take off", () => {
    expect(textOf(bar(NO_FILTERS))).not.toMatch(/Remove|Clear/);
  });

  it("given forged values, says which, however long they are", () => {
    const { mistakes } = readFilters(new URLSearchParams(`severity=P9&from=${"9".repeat(5_000)}`));
    const html = renderToStaticMarkup(<FilterMistakes mistakes={mistakes} />);
    expect(textOf(html)).toContain("Severity “P9”. Possible: P1, P2, P3, P4.");
    expect(html.length).toBeLessThan(3_000);
    expect(renderToStaticMarkup(<FilterMistakes mistakes={[]} />)).toBe("");
  });
});

describe("where there is nothing", () => {
  it("given no incident ever, leads who may to the first, and tells who may not", () => {
    expect(renderToStaticMarkup(<NoIncidents mayDeclare={true} />)).toContain('href="/wizard?step=declare"');
    expect(renderToStaticMarkup(<NoIncidents mayDeclare={false} />)).not.toContain("href");
  });

  it("given filters without a match, says what may be in the way", () => {
    const nothing = (filters: Partial<Filters>) =>
      textOf(renderToStaticMarkup(<NoMatches filters={{ ...NO_FILTERS, ...filters }} onClear={() => {}} />));
    expect(nothing({ q: "sations" })).toContain("must begin a word");
    expect(nothing({ from: "2026-02-01", to: "2026-01-01" })).toContain("ends before it begins");
    expect(nothing({ severity: ["P1"] })).not.toMatch(/must begin|before it begins/);
  });
});

describe("the end of the list", () => {
  it.each([
    [1, false, "1 incident shown; these are all"],
    [50, true, "50 incidents shown; there are more"],
  ])("given %i rows and more: %s, says so", (shown, hasMore, text) => {
    const html = renderToStaticMarkup(
      <LoadMore shown={shown} hasMore={hasMore} busy={false} failure={undefined} onMore={() => {}} />,
    );
    expect(textOf(html)).toContain(text);
    expect(html.includes("<button")).toBe(hasMore);
  });
});
