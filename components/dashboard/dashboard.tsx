"use client";

import { HistoryCharts } from "#components/charts/history-charts.tsx";
import { EvidenceCards } from "#components/dashboard/evidence-cards.tsx";
import { FirstRun } from "#components/dashboard/first-run.tsx";
import { heldSince } from "#components/dashboard/held-since.ts";
import { newestRateLimit } from "#components/dashboard/newest-rate-limit.ts";
import { OpenIncidents } from "#components/dashboard/open-incidents.tsx";
import { incidentOfSameProblem } from "#components/dashboard/same-problem.ts";
import { SimulatedNotice } from "#components/dashboard/simulated-notice.tsx";
import { useOpenIncidents } from "#components/dashboard/use-open-incidents.ts";
import { useVerdictHistory } from "#components/dashboard/use-verdict-history.ts";
import { VerdictPanel } from "#components/dashboard/verdict-panel.tsx";
import { VerdictStrip } from "#components/dashboard/verdict-strip.tsx";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import type { PlaybookSummaries } from "#components/runbook/playbook-summary.ts";
import { RefreshNotice } from "#components/shell/refresh-notice.tsx";
import { StatusPagePanel } from "#components/status-page/status-page-panel.tsx";
import { proposedIn } from "#components/suspicion/proposed.ts";
import { useTriage } from "#components/triage/use-triage.ts";
import type { IncidentPage } from "#lib/contracts/incident.ts";
import type { VerdictHistory } from "#lib/contracts/monitor.ts";
import type { StatusPageView } from "#lib/contracts/status-page.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

type DashboardProps = {
  /** The latest run when the page was sent; null before the first ever. */
  initialRun: TriageRun | null;
  /** The open incidents when the page was sent. */
  initialOpen: IncidentPage;
  initialHistory: VerdictHistory;
  initialStatusPage: StatusPageView | null;
  mayRun: boolean;
  mayCommand: boolean;
  playbooks: PlaybookSummaries;
};

/**
 * The verdict, its evidence and how it came to be. When the server is gone it keeps the last figures and says so. It does not
 * follow the clock: each part that tells of time does so itself, as low as it can.
 */
export function Dashboard({
  initialRun,
  initialOpen,
  initialHistory,
  initialStatusPage,
  mayRun,
  mayCommand,
  playbooks,
}: DashboardProps) {
  const triage = useTriage(initialRun);
  const { run, runNow, running } = triage;
  const open = useOpenIncidents(initialOpen);
  const monitor = useMonitor();
  const verdicts = useVerdictHistory(initialHistory);
  const { view } = monitor;
  const { monitoring } = view;
  const onRun = mayRun ? runNow : undefined;
  const stale = [
    { ...triage, what: "figures" as const },
    { ...monitor, what: "figures" as const },
    { ...open, what: "open incidents" as const },
  ].find(({ failure }) => failure !== undefined);
  const isRefreshed = triage.failure === undefined && monitor.failure === undefined;
  const openIncidents = <OpenIncidents page={open.page} old={open.failure !== undefined} />;
  return (
    <div className="flex flex-col gap-6">
      {stale?.failure === undefined ? null : (
        <RefreshNotice failure={stale.failure} answeredAt={stale.answeredAt} what={stale.what} />
      )}
      {run === null ? (
        <>
          <FirstRun onRun={onRun} running={running} isMonitored={monitoring.on} />
          {openIncidents}
        </>
      ) : (
        <>
          <VerdictPanel
            run={run}
            since={heldSince(run, view)}
            monitoring={monitoring}
            playbook={playbooks[run.verdict.leaf]}
            isRefreshed={isRefreshed}
            onRun={onRun}
            running={running}
            declared={incidentOfSameProblem(run, open.page.incidents)}
            isProposed={proposedIn(view) !== null}
            mayCommand={mayCommand}
          />
          {openIncidents}
          <EvidenceCards
            known={[run.readings, view.readings]}
            isRefreshed={isRefreshed}
            rateLimit={newestRateLimit(run.rateLimit, view.rateLimit)}
            intervalMs={monitoring.intervalMs}
          />
          <VerdictStrip
            history={verdicts.history}
            lookedAt={laterOf(run.endedAt, monitoring.lastRunAt)}
            isRefreshed={isRefreshed && verdicts.failure === undefined}
          />
          <HistoryCharts />
          <StatusPagePanel initial={initialStatusPage} fresh={isRefreshed} />
          {run.simulated ? <SimulatedNotice /> : null}
        </>
      )}
    </div>
  );
}

/** Whoever looked last: the monitor tells of its own look, a person's run of itself. */
function laterOf(ranAt: string, lookedAt: string | null): string {
  return lookedAt !== null && Date.parse(lookedAt) > Date.parse(ranAt) ? lookedAt : ranAt;
}
