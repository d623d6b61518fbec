import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { Wizard } from "#components/wizard/wizard.tsx";
import { may } from "#lib/auth/permissions.ts";
import { env } from "#lib/env.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";
import { readRunbookValues } from "#lib/services/read-runbook-values.ts";

export const metadata: Metadata = { title: "Wizard" };

export default async function WizardPage() {
  const ctx = await pageContext();
  const { name, role } = ctx.actor;
  const [initialRun, values] = await Promise.all([latestTriage({ ctx }), readRunbookValues({ ctx })]);
  return (
    <Wizard
      initialRun={initialRun}
      values={values}
      me={name}
      simulated={env().simulated}
      mayRunTriage={may(role, "triage:run")}
      mayDeclare={may(role, "incidents:command")}
    />
  );
}
