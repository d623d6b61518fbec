import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { point, series, TO } from "#components/charts/testing.ts";
import { ProbeTrend } from "#components/dashboard/probe-trend.tsx";
import { monitorOf, viewWith } from "#components/monitor/testing.ts";
import { MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { PageClock } from "#components/ui/clock.tsx";
import type { ProbeName } from "#lib/contracts/triage.ts";

const POINTS = [point(0), point(54)];
const HOUR = series({ probes: (["api", "edge", "webhooks"] as const).map((probe) => ({ probe, points: POINTS })) });

function trend(probe: ProbeName, { afterMinutes = 0, isCaughtUp = true } = {}): string {
  return renderToStaticMarkup(
    <PageClock madeAt={Date.parse(TO) + afterMinutes * 60_000}>
      <MonitorOnPage value={{ ...monitorOf(viewWith()), isCaughtUp }}>
        <ProbeTrend probe={probe} series={HOUR} isRefreshed intervalMs={30_000} />
      </MonitorOnPage>
    </PageClock>,
  );
}

it("given a newest point that is older than it should be, says until when it reaches", () => {
  expect(trend("api")).toContain("Old: until 13:55");
});

it("given the edge, which is asked only when a call fails, is old only where the page is behind", () => {
  expect(trend("edge")).not.toContain("Old");
  expect(trend("edge", { isCaughtUp: false, afterMinutes: 5 })).toContain("Old: until 14:00");
});

it("given notifications, of which no figure is measured, draws and says nothing", () => {
  expect(trend("webhooks")).toBe("");
});
