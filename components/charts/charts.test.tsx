import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ChartPoint } from "#components/charts/chart-points.ts";
import { ChartsOver, HistoryCharts } from "#components/charts/history-charts.tsx";
import { PointMark } from "#components/charts/point-mark.tsx";
import { PointTip } from "#components/charts/point-tip.tsx";
import { pointText } from "#components/charts/point-words.ts";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { sparklineShape } from "#components/charts/sparkline-shape.ts";
import { FROM, point, series, TO } from "#components/charts/testing.ts";
import { monitorOf, viewWith } from "#components/monitor/testing.ts";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { PageClock } from "#components/ui/clock.tsx";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Monitoring, SampleSeries } from "#lib/contracts/monitor.ts";

const MONITORING: Monitoring = {
  on: true,
  lastRunAt: TO,
  nextRunAt: null,
  intervalMs: 30_000,
  freshForMs: 60_000,
  slowedBy: null,
};

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

type Shown = { monitoring?: Partial<Monitoring>; isCaughtUp?: boolean; afterMinutes?: number };

function shown(
  known: SampleSeries | undefined,
  { afterMinutes = 0, isCaughtUp = true, ...more }: Shown = {},
  charts = <ChartsOver range="24h" />,
): string {
  const client = new QueryClient();
  if (known !== undefined) client.setQueryData(queryKeys.samplesOf("24h"), known);
  const view = viewWith({ monitoring: { ...MONITORING, ...more.monitoring } });
  const html = renderToStaticMarkup(
    <PageClock madeAt={Date.parse(TO) + afterMinutes * 60_000}>
      <QueryClientProvider client={client}>
        <MonitorOnPage value={{ ...monitorOf(view), isCaughtUp }}>{charts}</MonitorOnPage>
      </QueryClientProvider>
    </PageClock>,
  );
  client.clear();
  return html;
}

describe("the figures over time", () => {
  it("given samples, says lowest, median and highest of latency, and of the rate limit what was left", () => {
    const latencies = [80, 120, 200].map((latencyP50Ms, minute) =>
      point(minute, { latencyP50Ms, latencyMaxMs: 1_500 }),
    );
    const left = [1_600, 12, 1_650].map((remainingMin, minute) => point(minute, { remainingMin, rateLimit: 1_667 }));
    const html = shown(
      series({
        range: "24h",
        probes: [
          { probe: "api", points: latencies },
          { probe: "rate-limit", points: left },
        ],
      }),
    );
    expect(textOf(html)).toContain("In the last 24 hours: lowest 80 ms, median 120 ms, highest 1,500 ms.");
    expect(textOf(html)).toContain("In the last 24 hours: lowest 12, median 1,600, highest 1,650.");
  });

  it("given incidents, names each and leads to it", () => {
    const html = shown(
      series({ range: "24h", incidents: [{ number: 42, severity: "P1", startedAt: FROM, endedAt: null }] }),
    );
    expect(html).toContain('href="/incidents/42"');
    expect(textOf(html)).toContain("INC-42 (P1)");
  });

  it("given more incidents than can be named, names the newest and counts the others", () => {
    const incidents = Array.from({ length: 15 }, (_, index) => ({
      number: index + 1,
      severity: "P2" as const,
      startedAt: FROM,
      endedAt: TO,
    }));
    const text = textOf(shown(series({ range: "24h", incidents })));
    expect(text).toContain("INC-15 (P2)");
    expect(text).toContain("INC-4 (P2)");
    expect(text).not.toContain("INC-3 (P2)");
    expect(text).toContain("and 3 more");
  });

  it.each([
    [true, "Every look of the monitor adds a point here"],
    [false, "Monitoring is switched off"],
  ])("given no samples and monitoring on: %s, says how some come here", (on, text) => {
    expect(textOf(shown(series({ range: "24h" }), { monitoring: { on } }))).toContain(text);
  });

  it("given no samples, says by the monitor's pace when the next one is due", () => {
    const slow = shown(series({ range: "24h" }), { monitoring: { intervalMs: 300_000 } });
    expect(textOf(slow)).toContain("the next one is due within 5 min.");
  });

  it.each([
    ["a page that is behind", 59, { isCaughtUp: false, afterMinutes: 5 }, "Old: until 14:00"],
    ["figures that end before they should", 40, {}, "Old: until 13:41"],
    ["figures of another day", 40, { afterMinutes: 24 * 60 }, "Old: until Sun 13:41"],
  ])("given %s, says until when they reach", (_, minute, more, text) => {
    const known = series({ range: "24h", probes: [{ probe: "api", points: [point(0), point(minute)] }] });
    expect(textOf(shown(known, more))).toContain(text);
  });

  it("given new figures, says nothing of old", () => {
    const known = series({ range: "24h", probes: [{ probe: "api", points: [point(0), point(59)] }] });
    expect(textOf(shown(known))).not.toContain("Old");
    expect(textOf(shown(known, { isCaughtUp: false }))).not.toContain("Old");
  });

  it("given no answer yet, holds its place and says that it is loading", () => {
    expect(textOf(shown(undefined))).toContain("Loading the figures");
  });

  it("offers its four ranges as one choice, of which a day is taken", () => {
    const html = shown(undefined, {}, <HistoryCharts />);
    expect(html.match(/type="radio"/g)).toHaveLength(4);
    expect(html).toMatch(/checked="" value="24h"|value="24h"[^>]*checked=""/);
  });
});

describe("what a point shows", () => {
  const drawn = { at: Date.parse(FROM), value: 100, beside: 150, isFailing: false, isAlone: false, isGap: false };
  const form = { names: { value: "Median", beside: "Slowest" }, textOf: (ms: number) => `${ms} ms`, zone: "UTC" };
  const tip = (more: Partial<ChartPoint>) =>
    textOf(renderToStaticMarkup(<PointTip point={{ ...drawn, ...more }} form={form} />));

  it("given one on the line, draws no mark; a failing one is a cross, one alone is a dot", () => {
    const mark = (more: Partial<ChartPoint>) =>
      renderToStaticMarkup(<PointMark x={10} y={10} point={{ ...drawn, ...more }} />);
    expect(mark({})).toBe("");
    expect(mark({ isFailing: true })).toContain("<path");
    expect(mark({ isAlone: true })).toContain("<circle");
  });

  it("given figures, tells time, zone and both", () => {
    expect(tip({})).toContain("22 Nov 2026, 13:00 UTC");
    expect(tip({})).toMatch(/Median: 100 ms .*Slowest: 150 ms/);
  });

  it("given a failure, says so; given a gap, that nobody looked", () => {
    expect(tip({ isFailing: true })).toContain("A call failed");
    expect(tip({ isGap: true, value: null, beside: null })).toContain("Nobody looked");
  });

  it("is not announced whenever the figures are renewed", () => {
    expect(renderToStaticMarkup(<PointTip point={drawn} form={form} />)).not.toMatch(/role="status"|aria-live/);
  });

  it("given the keys came to it, is said in one go", () => {
    expect(pointText({ ...drawn, isFailing: true }, form)).toBe(
      "22 Nov 2026, 13:00 UTC. Median: 100 ms. Slowest: 150 ms. A call failed.",
    );
    expect(pointText({ ...drawn, value: null, beside: null }, form)).toBe(
      "22 Nov 2026, 13:00 UTC. No figure was told.",
    );
  });
});

it("a sparkline is drawn for the eye and said in words", () => {
  const shape = sparklineShape({
    probe: "api",
    points: [point(0), point(1, { worst: "fail" })],
    from: FROM,
    to: TO,
    breakAfter: 90_000,
  });
  const html = renderToStaticMarkup(<Sparkline shape={shape} />);
  expect(html).toMatch(/<svg aria-hidden="true"/);
  expect(html).toContain('<span class="sr-only">last hour: 100\u00A0ms, 1 of 2 points failing</span>');
  expect(html.match(/stroke-failing/g)).toHaveLength(1);
});
