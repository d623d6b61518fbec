import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageContext } from "#app/signed-in.ts";
import { PostmortemPage } from "#components/postmortem/postmortem-page.tsx";
import { SectionWords } from "#components/postmortem/section-words.tsx";
import { may } from "#lib/auth/permissions.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";
import type { Context } from "#lib/services/context.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { ServiceError } from "#lib/services/service-error.ts";

type Params = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const number = numberIn((await params).number);
  return { title: number === null ? "No such incident" : `Postmortem of ${incidentName(number)}` };
}

export default async function PostmortemRoute({ params }: Params) {
  const ctx = await pageContext();
  const number = numberIn((await params).number);
  const record = number === null ? null : await recordOf(ctx, number);
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

/** As the address bar has it; null for what is no incident's number. The database counts up to 2^31 - 1. */
function numberIn(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

async function recordOf(ctx: Context, number: number): Promise<IncidentRecord | null> {
  try {
    return await readIncident({ ctx, input: { number } });
  } catch (error) {
    if (error instanceof ServiceError && error.code === "not_found") return null;
    throw error;
  }
}
