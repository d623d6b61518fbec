import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { Dashboard } from "#components/dashboard/dashboard.tsx";
import { OPEN_SHOWN } from "#components/dashboard/open-shown.ts";
import { OPEN_INCIDENTS, queryOf } from "#components/incidents/filters.ts";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { may } from "#lib/auth/permissions.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";
import { listIncidents } from "#lib/services/list-incidents.ts";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const ctx = await pageContext();
  const [run, open] = await Promise.all([
    latestTriage({ ctx }),
    listIncidents({ ctx, input: { ...queryOf(OPEN_INCIDENTS), limit: OPEN_SHOWN } }),
  ]);
  return (
    <Dashboard
      initialRun={run}
      initialOpen={open}
      mayRun={may(ctx.actor.role, "triage:run")}
      mayCommand={may(ctx.actor.role, "incidents:command")}
      playbooks={playbookSummaries()}
    />
  );
}
