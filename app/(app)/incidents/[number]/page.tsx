import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { incidentNumberIn, incidentOfAddress } from "#app/incident-of-address.ts";
import { pageContext } from "#app/signed-in.ts";
import { IncidentPage } from "#components/incident/incident-page.tsx";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { may } from "#lib/auth/permissions.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";

type Params = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const number = incidentNumberIn((await params).number);
  return { title: number === null ? "No such incident" : incidentName(number) };
}

export default async function OneIncidentPage({ params }: Params) {
  const ctx = await pageContext();
  const record = await incidentOfAddress(ctx, (await params).number);
  if (record === null) notFound();
  return (
    <IncidentPage
      initial={record}
      initialRun={await latestTriage({ ctx })}
      playbooks={playbookSummaries()}
      mayCommand={may(ctx.actor.role, "incidents:command")}
      me={ctx.actor.name}
    />
  );
}
