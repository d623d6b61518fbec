import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { incidentNumberIn, incidentOfAddress } from "#app/incident-of-address.ts";
import { pageContext } from "#app/signed-in.ts";
import { PostmortemPage } from "#components/postmortem/postmortem-page.tsx";
import { SectionWords } from "#components/postmortem/section-words.tsx";
import { may } from "#lib/auth/permissions.ts";
import { incidentName } from "#lib/incident/labels.ts";

type Params = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const number = incidentNumberIn((await params).number);
  return { title: number === null ? "No such incident" : `Postmortem of ${incidentName(number)}` };
}

export default async function PostmortemRoute({ params }: Params) {
  const ctx = await pageContext();
  const record = await incidentOfAddress(ctx, (await params).number);
  if (record === null) notFound();
  const { summary, rootCause } = record.narrative;
  return (
    <PostmortemPage
      initial={record}
      drawn={{
        summary: { text: summary, words: <SectionWords text={summary} /> },
        rootCause: { text: rootCause, words: <SectionWords text={rootCause} /> },
      }}
      mayCommand={may(ctx.actor.role, "incidents:command")}
      me={ctx.actor.name}
    />
  );
}
