import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { Dashboard } from "#components/dashboard/dashboard.tsx";
import { HISTORY_HOURS } from "#components/dashboard/history-hours.ts";
import { OPEN_SHOWN } from "#components/dashboard/open-shown.ts";
import { OPEN_INCIDENTS, queryOf } from "#components/incidents/filters.ts";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { may } from "#lib/auth/permissions.ts";
import type { StatusPageView } from "#lib/contracts/status-page.ts";
import type { Context } from "#lib/services/context.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";
import { listIncidents } from "#lib/services/list-incidents.ts";
import { readStatusPage } from "#lib/services/read-status-page.ts";
import { readVerdictHistory } from "#lib/services/read-verdict-history.ts";
import { ServiceError } from "#lib/services/service-error.ts";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const ctx = await pageContext();
  const [run, open, history, statusPage] = await Promise.all([
    latestTriage({ ctx }),
    listIncidents({ ctx, input: { ...queryOf(OPEN_INCIDENTS), limit: OPEN_SHOWN } }),
    readVerdictHistory({ ctx, input: { hours: HISTORY_HOURS } }),
    statusPageSoFar(ctx),
  ]);
  return (
    <Dashboard
      initialRun={run}
      initialOpen={open}
      initialHistory={history}
      initialStatusPage={statusPage}
      mayRun={may(ctx.actor.role, "triage:run")}
      mayCommand={may(ctx.actor.role, "incidents:command")}
      playbooks={playbookSummaries()}
    />
  );
}

/** Null before it was ever read. */
async function statusPageSoFar(ctx: Context): Promise<StatusPageView | null> {
  try {
    return await readStatusPage({ ctx });
  } catch (error) {
    if (error instanceof ServiceError && error.code === "no_status_page_yet") return null;
    throw error;
  }
}
