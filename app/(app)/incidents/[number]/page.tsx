import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leadOn, type PageSearch } from "#app/duplicate-of.ts";
import { incidentNumberIn, incidentOfAddress } from "#app/incident-of-address.ts";
import { pageContext } from "#app/signed-in.ts";
import { IncidentPage } from "#components/incident/incident-page.tsx";
import { incidentPath } from "#components/incident/paths.ts";
import { sentRecord } from "#components/incident/sent-record.ts";
import { playbookSummaries } from "#components/runbook/playbook-summaries.ts";
import { may } from "#lib/auth/permissions.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { latestTriage } from "#lib/services/latest-triage.ts";

type Params = { params: Promise<{ number: string }>; searchParams: PageSearch };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const number = incidentNumberIn((await params).number);
  return { title: number === null ? "No such incident" : incidentName(number) };
}

export default async function OneIncidentPage({ params, searchParams }: Params) {
  const ctx = await pageContext();
  const { number } = await params;
  const [record, initialRun] = await Promise.all([incidentOfAddress(ctx, number), latestTriage({ ctx })]);
  if (record === null) notFound();
  const ledFrom = await leadOn(record, searchParams, incidentPath);
  const sent = sentRecord(record);
  return (
    <IncidentPage
      initial={sent.record}
      left={sent.left}
      initialRun={initialRun}
      playbooks={playbookSummaries()}
      mayCommand={may(ctx.actor.role, "incidents:command")}
      me={ctx.actor.name}
      ledFrom={ledFrom}
    />
  );
}
