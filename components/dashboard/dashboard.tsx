"use client";

import { HistoryCharts } from "#components/charts/history-charts.tsx";
import { EvidenceCards } from "#components/dashboard/evidence-cards.tsx";
import { FirstRun } from "#components/dashboard/first-run.tsx";
import { heldSince } from "#components/dashboard/held-since.ts";
import { newestRateLimit } from "#components/dashboard/newest-rate-limit.ts";
import { OpenIncidents } from "#components/dashboard/open-incidents.tsx";
import { incidentOfSameProblem } from "#components/dashboard/same-problem.ts";
import { shownReadings } from "#components/dashboard/shown-readings.ts";
import { SimulatedNotice } from "#components/dashboard/simulated-notice.tsx";
import { useOpenIncidents } from "#components/dashboard/use-open-incidents.ts";
import { useVerdictHistory } from "#components/dashboard/use-verdict-history.ts";
import { VerdictPanel } from "#components/dashboard/verdict-panel.tsx";
import { VerdictStrip } from "#components/dashboard/verdict-strip.tsx";
import { isFresh } from "#components/monitor/freshness.ts";
import { useLive } from "#components/monitor/use-live.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import type { PlaybookSummaries } from "#components/runbook/playbook-summary.ts";
import { RefreshNotice } from "#components/shell/refresh-notice.tsx";
import { StatusPagePanel } from "#components/status-page/status-page-panel.tsx";
import { proposedIn } from "#components/suspicion/proposed.ts";
import { useTriage } from "#components/triage/use-triage.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
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

/** The verdict, its evidence and how it came to be. When the server is gone it keeps the last figures and says so. */
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
  const live = useLive();
  const second = useCurrentSecond();
  const { view } = monitor;
  const { monitoring } = view;
  const onRun = mayRun ? runNow : undefined;
  const stale = [
    { ...triage, what: "figures" as const },
    { ...monitor, what: "figures" as const },
    { ...open, what: "open incidents" as const },
  ].find(({ failure }) => failure !== undefined);
  const failed = triage.failure !== undefined || monitor.failure !== undefined;
  const isFreshNow = (at: string) => !failed && isFresh(at, monitoring, second);
  // A page that hears nothing and has nothing new cannot tell whether the monitor goes on.
  const isCutOff = failed || (live.status !== "live" && run !== null && !isFreshNow(run.endedAt));
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
            old={!isFreshNow(run.endedAt)}
            isCutOff={isCutOff}
            onRun={onRun}
            running={running}
            declared={incidentOfSameProblem(run, open.page.incidents)}
            isProposed={proposedIn(view) !== null}
            mayCommand={mayCommand}
          />
          {openIncidents}
          <EvidenceCards
            shown={shownReadings([run.readings, view.readings], isFreshNow)}
            rateLimit={newestRateLimit(run.rateLimit, view.rateLimit)}
            intervalMs={monitoring.intervalMs}
          />
          <VerdictStrip
            history={verdicts.history}
            monitoring={monitoring}
            lookedAt={run.endedAt}
            second={second}
            isLive={!isCutOff && verdicts.failure === undefined}
          />
          <HistoryCharts monitoring={monitoring} />
          <StatusPagePanel initial={initialStatusPage} fresh={!isCutOff} />
          {run.simulated ? <SimulatedNotice /> : null}
        </>
      )}
    </div>
  );
}
