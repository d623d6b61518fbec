import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { RunbookPage } from "#components/runbook/runbook-page.tsx";
import { may } from "#lib/auth/permissions.ts";
import { readRunbookValues } from "#lib/services/read-runbook-values.ts";

export const metadata: Metadata = { title: "Runbook" };

export default async function RunbookRoute() {
  const ctx = await pageContext();
  return <RunbookPage values={await readRunbookValues({ ctx })} mayRunTriage={may(ctx.actor.role, "triage:run")} />;
}
