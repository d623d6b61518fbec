import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { HistoryCharts } from "#components/charts/history-charts.tsx";
import { PointMark } from "#components/charts/point-mark.tsx";
import { PointTip } from "#components/charts/point-tip.tsx";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { sparklineShape } from "#components/charts/sparkline-shape.ts";
import { FROM, point, series, TO } from "#components/charts/testing.ts";
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

function shown(known: SampleSeries | undefined, monitoring: Partial<Monitoring> = {}): string {
  const client = new QueryClient();
  if (known !== undefined) client.setQueryData(queryKeys.samplesOf("24h"), known);
  const html = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <HistoryCharts monitoring={{ ...MONITORING, ...monitoring }} />
    </QueryClientProvider>,
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
    expect(textOf(shown(series({ range: "24h" }), { on }))).toContain(text);
  });

  it("given no answer yet, holds its place and says that it is loading", () => {
    expect(textOf(shown(undefined))).toContain("Loading the figures");
  });

  it("offers its four ranges as one choice, of which a day is taken", () => {
    const html = shown(undefined);
    expect(html.match(/type="radio"/g)).toHaveLength(4);
    expect(html).toMatch(/checked="" value="24h"|value="24h"[^>]*checked=""/);
  });
});

describe("what a point shows", () => {
  const drawn = { at: Date.parse(FROM), value: 100, beside: 150, isFailing: false, isAlone: false, isGap: false };
  const tip = (more: Partial<typeof drawn>) =>
    textOf(
      renderToStaticMarkup(
        <PointTip
          point={{ ...drawn, ...more }}
          names={{ value: "Median", beside: "Slowest" }}
          textOf={(ms) => `${ms} ms`}
          zone="UTC"
        />,
      ),
    );

  it("given one on the line, draws no mark; a failing one is a cross, one alone is a dot", () => {
    const mark = (more: Partial<typeof drawn>) =>
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
    expect(
      renderToStaticMarkup(
        <PointTip point={{ ...drawn, isGap: true }} names={{ value: "", beside: "" }} textOf={String} zone="UTC" />,
      ),
    ).toContain("Nobody looked");
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
  expect(html).toContain('<span class="sr-only">last hour: 100 ms, 1 of 2 points failing</span>');
  expect(html.match(/stroke-failing/g)).toHaveLength(1);
});
