import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { incidentNumberIn, incidentOfAddress } from "#app/incident-of-address.ts";
import { pageContext } from "#app/signed-in.ts";
import { HistoryPage } from "#components/postmortem/history/history-page.tsx";
import { may } from "#lib/auth/permissions.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { postmortemTitle } from "#lib/runbook/postmortem-title.ts";

type Params = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const number = incidentNumberIn((await params).number);
  return { title: number === null ? "No such incident" : `History of the postmortem of ${incidentName(number)}` };
}

export default async function PostmortemHistoryRoute({ params }: Params) {
  const ctx = await pageContext();
  const record = await incidentOfAddress(ctx, (await params).number);
  if (record === null) notFound();
  return (
    <HistoryPage
      number={record.number}
      title={postmortemTitle(record.leaf)}
      mayRestore={may(ctx.actor.role, "incidents:command")}
    />
  );
}
