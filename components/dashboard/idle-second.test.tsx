import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { point, series } from "#components/charts/testing.ts";
import { Dashboard } from "#components/dashboard/dashboard.tsx";
import { HISTORY_TO, monitoring, reading, said, verdicts } from "#components/dashboard/testing.ts";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { livePage } from "#components/ui/testing-page.tsx";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

const ENDED = Date.parse(HISTORY_TO);

/** How often something was read that is read whenever a part is drawn. */
const drawn = { verdict: 0, card: 0, strip: 0, sparkline: 0 };

/** The same with a property that counts how often it is read. */
function counted<Whole extends object, Name extends keyof Whole>(whole: Whole, name: Name, part: keyof typeof drawn) {
  const value = whole[name];
  return Object.defineProperty({ ...whole }, name, {
    enumerable: true,
    get: () => {
      drawn[part] += 1;
      return value;
    },
  }) as Whole;
}

const RUN: TriageRun = {
  id: "018f9b1e-7a1c-7d0a-9f10-000000000001",
  simulated: true,
  verdict: counted(
    { side: "healthy", leaf: "intermittent", severity: null, confidence: "certain", decidedBy: [], wouldFlip: [] },
    "wouldFlip",
    "verdict",
  ),
  readings: [counted(reading(), "value", "card")],
  startedAt: HISTORY_TO,
  endedAt: HISTORY_TO,
  ranBy: null,
  rateLimit: null,
};

const VIEW: MonitorView = {
  simulated: true,
  monitoring: monitoring(),
  verdict: null,
  readings: [],
  rateLimit: null,
  suspicion: null,
};

const HISTORY = counted(verdicts(said("healthy", null, 0, null)), "periods", "strip");
const HOUR = series({ probes: [{ probe: "api", points: [counted(point(59), "latencyP50Ms", "sparkline")] }] });

describe("a second in which nothing happens", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: ENDED });
    // Nobody answers: what is asked meanwhile changes nothing.
    vi.stubGlobal("fetch", () => new Promise(() => {}));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("draws the times alone; what grew old is drawn once, when it does", async () => {
    const client = new QueryClient();
    client.setQueryData(queryKeys.samplesOf("1h"), HOUR);
    const page = await livePage(
      <QueryClientProvider client={client}>
        <MonitorOnPage value={{ view: VIEW, failure: undefined, answeredAt: new Date(ENDED), isCaughtUp: true }}>
          <Dashboard
            initialRun={RUN}
            initialOpen={{ incidents: [], nextCursor: null }}
            initialHistory={HISTORY}
            initialStatusPage={null}
            mayRun
            mayCommand
            playbooks={playbookSummaries()}
          />
        </MonitorOnPage>
      </QueryClientProvider>,
    );
    await page.pass(3);
    const before = { ...drawn };
    expect(page.text()).toContain("3 s ago");
    for (const times of Object.values(before)) expect(times).toBeGreaterThan(0);

    await page.pass(20);
    expect(page.text()).toContain("23 s ago");
    expect(drawn).toEqual(before);

    await page.pass(40);
    expect(page.text()).toContain("Old: working then");
    expect(drawn.verdict).toBeGreaterThan(before.verdict);
    expect(drawn.card).toBeGreaterThan(before.card);
    await page.leave();
    client.clear();
  });
});
