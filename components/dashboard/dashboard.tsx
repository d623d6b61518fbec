"use client";

import { FirstRun } from "#components/dashboard/first-run.tsx";
import { OpenIncidents } from "#components/dashboard/open-incidents.tsx";
import { ProbeCard } from "#components/dashboard/probe-card.tsx";
import { incidentOfSameProblem } from "#components/dashboard/same-problem.ts";
import { SimulatedNotice } from "#components/dashboard/simulated-notice.tsx";
import { useOpenIncidents } from "#components/dashboard/use-open-incidents.ts";
import { VerdictPanel } from "#components/dashboard/verdict-panel.tsx";
import type { PlaybookSummaries } from "#components/runbook/playbook-summary.ts";
import { RefreshNotice } from "#components/shell/refresh-notice.tsx";
import { isOldRun } from "#components/triage/run-age.ts";
import { useTriage } from "#components/triage/use-triage.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import type { IncidentPage } from "#lib/contracts/incident.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

type DashboardProps = {
  /** The latest run when the page was sent; null before the first ever. */
  initialRun: TriageRun | null;
  /** The open incidents when the page was sent. */
  initialOpen: IncidentPage;
  mayRun: boolean;
  mayCommand: boolean;
  playbooks: PlaybookSummaries;
};

/** The verdict and its evidence, kept fresh. When the server is gone it keeps the last figures and says so. */
export function Dashboard({ initialRun, initialOpen, mayRun, mayCommand, playbooks }: DashboardProps) {
  const triage = useTriage(initialRun, mayRun);
  const { run, runNow, running } = triage;
  const open = useOpenIncidents(initialOpen);
  const onRun = mayRun ? runNow : undefined;
  const second = useCurrentSecond();
  const old = run !== null && (triage.failure !== undefined || isOldRun(run, second));
  const stale = [
    { ...triage, what: "figures" as const },
    { ...open, what: "open incidents" as const },
  ].find(({ failure }) => failure !== undefined);
  const openIncidents = <OpenIncidents page={open.page} old={open.failure !== undefined} />;
  return (
    <div className="flex flex-col gap-6">
      {stale?.failure === undefined ? null : (
        <RefreshNotice failure={stale.failure} answeredAt={stale.answeredAt} what={stale.what} />
      )}
      {run === null ? (
        <>
          <FirstRun onRun={onRun} running={running} />
          {openIncidents}
        </>
      ) : (
        <>
          <VerdictPanel
            run={run}
            playbook={playbooks[run.verdict.leaf]}
            old={old}
            onRun={onRun}
            running={running}
            declared={incidentOfSameProblem(run, open.page.incidents)}
            mayCommand={mayCommand}
          />
          {openIncidents}
          <section aria-labelledby="evidence" className="flex flex-col gap-3">
            <h2 id="evidence" className="text-16 font-semibold">
              Evidence
            </h2>
            <ul className="overflow-hidden max-sm:rounded-8 max-sm:border max-sm:border-line sm:grid sm:grid-cols-2 sm:gap-4 lg:grid-cols-4">
              {run.readings.map((reading) => (
                <ProbeCard key={reading.probe} reading={reading} old={old} />
              ))}
            </ul>
          </section>
          {run.simulated ? <SimulatedNotice /> : null}
        </>
      )}
    </div>
  );
}
