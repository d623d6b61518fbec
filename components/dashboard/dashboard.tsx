"use client";

import { FirstRun } from "#components/dashboard/first-run.tsx";
import type { NextActions } from "#components/dashboard/next-action.ts";
import { OpenIncidents } from "#components/dashboard/open-incidents.tsx";
import { ProbeCard } from "#components/dashboard/probe-card.tsx";
import { RefreshNotice } from "#components/dashboard/refresh-notice.tsx";
import { incidentOfSameProblem } from "#components/dashboard/same-problem.ts";
import { SimulatedNotice } from "#components/dashboard/simulated-notice.tsx";
import { useOpenIncidents } from "#components/dashboard/use-open-incidents.ts";
import { useTriage } from "#components/dashboard/use-triage.ts";
import { VerdictPanel } from "#components/dashboard/verdict-panel.tsx";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import type { IncidentPage } from "#lib/contracts/incident.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

/** Four missed refreshes: from here on the figures are history. */
const OLD_AFTER_S = 60;

type DashboardProps = {
  /** The latest run when the page was sent; null before the first ever. */
  initialRun: TriageRun | null;
  /** The open incidents when the page was sent. */
  initialOpen: IncidentPage;
  mayRun: boolean;
  mayCommand: boolean;
  nextActions: NextActions;
};

/** The verdict and its evidence, kept fresh. When the server is gone it keeps the last figures and says so. */
export function Dashboard({ initialRun, initialOpen, mayRun, mayCommand, nextActions }: DashboardProps) {
  const { run, runNow, running, failure, answeredAt } = useTriage(initialRun, mayRun);
  const open = useOpenIncidents(initialOpen);
  const onRun = mayRun ? runNow : undefined;
  const second = useCurrentSecond();
  const old = run !== null && (failure !== undefined || second - Date.parse(run.endedAt) / 1_000 > OLD_AFTER_S);
  const openIncidents = <OpenIncidents page={open.page} old={open.failure !== undefined} />;
  return (
    <div className="flex flex-col gap-6">
      {failure === undefined ? null : <RefreshNotice failure={failure} answeredAt={answeredAt} what="figures" />}
      {run === null ? (
        <>
          <FirstRun onRun={onRun} running={running} />
          {openIncidents}
        </>
      ) : (
        <>
          <VerdictPanel
            run={run}
            action={nextActions[run.verdict.leaf]}
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
