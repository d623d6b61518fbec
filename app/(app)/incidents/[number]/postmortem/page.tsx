import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { leadOn, type PageSearch } from "#app/duplicate-of.ts";
import { incidentNumberIn, incidentOfAddress } from "#app/incident-of-address.ts";
import { pageContext } from "#app/signed-in.ts";
import { postmortemPath } from "#components/incident/paths.ts";
import { DrawnPostmortem, drawnSections } from "#components/postmortem/drawn-postmortem.tsx";
import { MODE_COOKIE, modeOf } from "#components/postmortem/modes.ts";
import { PostmortemPage } from "#components/postmortem/postmortem-page.tsx";
import { may } from "#lib/auth/permissions.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { readNarrative } from "#lib/services/read-narrative.ts";
import { readPostmortem } from "#lib/services/read-postmortem.ts";

type Params = { params: Promise<{ number: string }>; searchParams: PageSearch };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const number = incidentNumberIn((await params).number);
  return { title: number === null ? "No such incident" : `Postmortem of ${incidentName(number)}` };
}

export default async function PostmortemRoute({ params, searchParams }: Params) {
  const ctx = await pageContext();
  const { actor } = ctx;
  const record = await incidentOfAddress(ctx, (await params).number);
  if (record === null) notFound();
  await leadOn(record, searchParams, postmortemPath);
  const input = { number: record.number };
  const [postmortem, narrative] = await Promise.all([readPostmortem({ ctx, input }), readNarrative({ ctx, input })]);
  const mayCommand = may(actor.role, "incidents:command");
  return (
    <PostmortemPage
      initial={record}
      sent={{
        postmortem,
        texts: narrative.texts,
        drawn: <DrawnPostmortem record={record} narrative={narrative} />,
        // Whoever writes gets the text at once, and then its field.
        sections: mayCommand ? {} : drawnSections(narrative),
      }}
      mode={modeOf((await cookies()).get(MODE_COOKIE)?.value)}
      mayCommand={mayCommand}
      isAdmin={actor.role === "admin"}
      me={{ id: actor.kind === "account" ? actor.id : actor.kind, name: actor.name }}
    />
  );
}
