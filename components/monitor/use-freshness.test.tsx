import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MonitorProvider } from "#components/monitor/monitor-provider.tsx";
import { monitorOf, viewWith } from "#components/monitor/testing.ts";
import { type Freshness, useFreshness } from "#components/monitor/use-freshness.ts";
import { type Monitor, MonitorOnPage } from "#components/monitor/use-monitor.ts";
import { PageClock } from "#components/ui/clock.tsx";
import { UNREACHABLE } from "#lib/client/call.ts";
import { QueryProvider } from "#lib/client/query-provider.tsx";

/** The monitor looked last at this time, and its figures hold for a minute. */
const AT = "2026-11-22T14:05:00.000Z";

function told(afterMs: number, change: Partial<Monitor> = {}): Freshness & { figure: boolean } {
  let freshness: Freshness | undefined;
  function Part() {
    freshness = useFreshness();
    return null;
  }
  renderToStaticMarkup(
    <PageClock madeAt={Date.parse(AT) + afterMs}>
      <MonitorOnPage value={{ ...monitorOf(viewWith()), ...change }}>
        <Part />
      </MonitorOnPage>
    </PageClock>,
  );
  if (freshness === undefined) throw new Error("nothing was drawn");
  return { ...freshness, figure: freshness.isFresh(AT) };
}

describe("what still tells how things are", () => {
  it("given a look of just now, then its figures do", () => {
    expect(told(8_000)).toMatchObject({ figure: true, monitorStopped: false });
  });

  it("given a look of long ago, then the monitor has stopped", () => {
    expect(told(61_000)).toMatchObject({ figure: false, monitorStopped: true });
  });

  it("given a page that is behind, as after a sleep, then it does not say so of the monitor", () => {
    expect(told(3_600_000, { isCaughtUp: false })).toMatchObject({ figure: false, monitorStopped: false });
  });

  it("given a page that cannot be refreshed, then no figure does, however new", () => {
    const cutOff = told(8_000, { failure: UNREACHABLE, isCaughtUp: false });
    expect(cutOff).toMatchObject({ figure: false, monitorStopped: false });
  });

  it("given a page that was just sent, then it is caught up", () => {
    let isCaughtUp: boolean | undefined;
    function Part() {
      isCaughtUp = useFreshness().isCaughtUp;
      return null;
    }
    renderToStaticMarkup(
      <QueryProvider>
        <MonitorProvider initial={viewWith()}>
          <Part />
        </MonitorProvider>
      </QueryProvider>,
    );
    expect(isCaughtUp).toBe(true);
  });
});
