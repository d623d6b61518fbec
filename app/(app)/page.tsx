import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { Dashboard } from "#components/dashboard/dashboard.tsx";
import { nextActions } from "#components/dashboard/next-actions.ts";
import { may } from "#lib/auth/permissions.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const ctx = await pageContext();
  return (
    <Dashboard
      initialRun={await latestTriage({ ctx })}
      mayRun={may(ctx.actor.role, "triage:run")}
      nextActions={nextActions()}
    />
  );
}
