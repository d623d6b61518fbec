"use client";

import { isFresh } from "#components/monitor/freshness.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { PageLink } from "#components/status-page/page-link.tsx";
import { StatusPageContent } from "#components/status-page/status-page-content.tsx";
import { useStatusPage } from "#components/status-page/use-status-page.ts";
import { Age } from "#components/ui/age.tsx";
import { Card } from "#components/ui/card.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import type { StatusPageView } from "#lib/contracts/status-page.ts";

type StatusPagePanelProps = {
  /** As it was when this page was sent; null before it was ever read. */
  initial: StatusPageView | null;
  /** False while nothing on the dashboard is known to be fresh, because it is not live, for instance. */
  fresh: boolean;
};

/** Intercom's status page: our components, the others by region, and the incidents that it lists. */
export function StatusPagePanel({ initial, fresh }: StatusPagePanelProps) {
  const { view, failure } = useStatusPage(initial);
  const { monitoring } = useMonitor().view;
  const second = useCurrentSecond();
  const old = !fresh || failure !== undefined || !isFresh(view?.seenAt ?? null, monitoring, second);
  return (
    <section aria-labelledby="status-page" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="status-page" className="text-16 font-semibold">
          Intercom's status page
        </h2>
        {view === null ? null : (
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-12 text-muted">
              Read <Age since={view.seenAt} />
            </span>
            <PageLink url={view.url} />
          </p>
        )}
      </div>
      <Card className={classNames("p-4", (old || view === null) && "hatched")}>
        {view === null ? (
          <p className="text-14 text-muted">The status page has not been read yet. Every triage run reads it.</p>
        ) : (
          <StatusPageContent view={view} old={old} />
        )}
      </Card>
    </section>
  );
}
