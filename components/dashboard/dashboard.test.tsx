import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Dashboard } from "#components/dashboard/dashboard.tsx";
import { gap, HISTORY_TO, monitoring, reading, said, verdicts } from "#components/dashboard/testing.ts";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { PageClock } from "#components/ui/clock.tsx";
import type { Monitoring, MonitorView } from "#lib/contracts/monitor.ts";
import type { TriageRun, Verdict } from "#lib/contracts/triage.ts";

const ENDED = Date.parse(HISTORY_TO);

const VERDICT: Verdict = {
  side: "ours",
  leaf: "token",
  severity: "P1",
  confidence: "certain",
  decidedBy: [{ probe: "api", fact: "Intercom rejects our token" }],
  wouldFlip: [],
};

const RUN: TriageRun = {
  id: "018f9b1e-7a1c-7d0a-9f10-000000000001",
  simulated: true,
  verdict: VERDICT,
  readings: [reading({ state: "fail", value: "401 token_revoked", httpStatus: 401, code: "token_revoked" })],
  startedAt: HISTORY_TO,
  endedAt: HISTORY_TO,
  ranBy: null,
  rateLimit: null,
};

type Shown = {
  run?: TriageRun | null;
  /** Seconds after the run ended. */
  after?: number;
  monitoring?: Partial<Monitoring>;
  /** Whether the page could not be refreshed. */
  isCutOff?: boolean;
  /** Whether the page knows of all that happened. */
  isCaughtUp?: boolean;
  mayRun?: boolean;
};

function shown({
  run = RUN,
  after = 8,
  isCutOff = false,
  isCaughtUp = !isCutOff,
  mayRun = true,
  ...more
}: Shown = {}): string {
  const client = new QueryClient();
  const view: MonitorView = {
    simulated: true,
    monitoring: monitoring(more.monitoring),
    verdict: run && {
      side: "ours",
      leaf: "token",
      severity: "P1",
      confidence: "certain",
      sentence: "",
      since: new Date(ENDED - 712_000).toISOString(),
      at: HISTORY_TO,
    },
    readings: run?.readings ?? [],
    rateLimit: null,
    suspicion: null,
  };
  const failure = isCutOff ? { code: "unreachable", status: null, message: "Gone.", fields: {} } : undefined;
  const html = renderToStaticMarkup(
    <PageClock madeAt={ENDED + after * 1_000}>
      <QueryClientProvider client={client}>
        <MonitorOnPage value={{ view, failure, answeredAt: new Date(ENDED), isCaughtUp }}>
          <Dashboard
            initialRun={run}
            initialOpen={{ incidents: [], nextCursor: null }}
            initialHistory={verdicts(said("healthy", null, 0, 6), gap(6, 8), said("ours", "P1", 8, null))}
            initialStatusPage={null}
            mayRun={mayRun}
            mayCommand
            playbooks={playbookSummaries()}
          />
        </MonitorOnPage>
      </QueryClientProvider>
    </PageClock>,
  );
  client.clear();
  return html;
}

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

function partOf(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  return textOf(html.slice(start, html.indexOf(to, start)));
}

describe("the verdict", () => {
  const verdictOf = (html: string) => partOf(html, "<article", "</article>");

  it("given a fresh run, says for how long it has been so, how old that is, and when the next look comes", () => {
    const nextRunAt = new Date(ENDED + 16_000).toISOString();
    const text = verdictOf(shown({ monitoring: { nextRunAt } }));
    expect(text).toMatch(/For 12 min asked 8 s ago next look in 8 s/);
    expect(text).toContain("Run triage");
    expect(text).not.toContain("Old:");
  });

  it("given a monitor that asks less often, says why", () => {
    expect(verdictOf(shown({ monitoring: { slowedBy: "Intercom limits our rate." } }))).toContain(
      "Asking less often: Intercom limits our rate.",
    );
  });

  it.each([
    [60, false],
    [61, true],
  ])("given a run of %i s ago under intervals of 30 s, is old: %s", (after, old) => {
    const text = verdictOf(shown({ after }));
    expect(text.includes("Old: failing then")).toBe(old);
    expect(text.includes("Monitoring stopped: it has asked nothing since 14:00:00 UTC")).toBe(old);
    expect(text.includes("(P4: a monitoring gap)")).toBe(old);
    expect(text.includes("For 1")).toBe(!old);
  });

  it("given a page that is cut off, is old and accuses nobody of having stopped", () => {
    const html = shown({ isCutOff: true });
    expect(verdictOf(html)).toContain("Old: failing then");
    expect(verdictOf(html)).not.toContain("Monitoring stopped");
    expect(textOf(html)).toContain("Not refreshed since");
  });

  it("given a page that is behind, is old and accuses nobody of having stopped, or of looking now", () => {
    const html = shown({ isCaughtUp: false, after: 61, monitoring: { nextRunAt: HISTORY_TO } });
    expect(verdictOf(html)).toContain("Old: failing then");
    expect(textOf(html)).not.toMatch(/Monitoring stopped|a monitoring gap|looking now/);
    expect(html).toMatch(/aria-valuetext="[^"]*Not heard by this page/);
  });

  it("given a person's run after the monitor died, still says that it stopped, and what that run found", () => {
    const lastRunAt = new Date(ENDED - 3_600_000).toISOString();
    const html = shown({ monitoring: { lastRunAt } });
    expect(verdictOf(html)).toContain("Monitoring stopped: it has asked nothing since 13:00:00 UTC");
    expect(verdictOf(html)).toMatch(/ Failing .*For 12 min/);
    expect(html).toMatch(/aria-valuetext="[^"]*Failing\. OURS/);
  });

  it("given a monitor that stopped the night before, says on which day", () => {
    expect(verdictOf(shown({ after: 12 * 3_600 }))).toContain("nothing since Sun 14:00:00 UTC");
  });

  it("given a monitor that is switched off, says so", () => {
    const text = verdictOf(shown({ monitoring: { on: false } }));
    expect(text).toContain("Monitoring is switched off");
    expect(text).not.toContain("next look");
  });
});

describe("the dashboard", () => {
  it("stands in the order in which it is read", () => {
    const text = textOf(shown());
    const order = ["rejects our token", "Open incidents", "Evidence", "Last 24 h", "Figures over time", "status page"];
    const places = order.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
  });

  it("given a run older than two intervals, shows no reading as one of now", () => {
    const text = partOf(shown({ after: 61 }), 'id="evidence"', 'id="last-day"');
    expect(text).toContain("Old: failing then");
    expect(text).not.toMatch(/ Failing /);
  });

  it("given the last day, offers its states to the keyboard, each with its words, and their meanings as a legend", () => {
    const html = shown();
    expect(html).toMatch(/<input type="range"[^>]*max="2"/);
    expect(html).toContain('aria-valuetext="since Sat 22:00 UTC: Failing. OURS, P1. Intercom rejects our token."');
    expect(textOf(html)).toContain("since Sat 22:00 UTC, 16 h.");
    expect(partOf(html, 'aria-label="Legend"', "</ul>")).toMatch(/Working .*Degraded .*Failing .*Cannot tell .*Nobody/);
    expect(textOf(html)).toContain("When the verdict changed");
  });
});

describe("what is told with a fill alone", () => {
  it("keeps it on paper and in forced colours", () => {
    const html = shown();
    const filled = html.match(/class="[^"]*\bbg-(?:failing-fill|healthy-line|ink)\b[^"]*"/g) ?? [];
    expect(filled.length).toBeGreaterThan(3);
    for (const classes of filled) expect(classes).toContain("painted");
  });
});

describe("the dashboard before the first run", () => {
  it("given a monitor, says that the first look comes by itself, and still offers to run one", () => {
    const text = textOf(shown({ run: null }));
    expect(text).toContain("The monitor looks by itself: its first answer stands here within seconds.");
    expect(text).toContain("Run the first triage");
  });

  it("given none, tells who may not run one whom to ask", () => {
    const text = textOf(shown({ run: null, mayRun: false, monitoring: { on: false } }));
    expect(text).toContain("ask a responder");
    expect(text).not.toContain("Run the first triage");
  });
});
