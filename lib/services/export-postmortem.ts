import { recordAuditUnlessWithin } from "#lib/db/audit.ts";
import { readLog } from "#lib/db/incident-log.ts";
import { findPublished } from "#lib/db/postmortem-versions.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { readNarrative } from "#lib/services/read-narrative.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { markdownOf } from "#lib/services/stored-narrative.ts";

/** A program that polls is told once in this time. */
const EXPORT_TOLD_EVERY_MS = 60_000;

/**
 * The postmortem in Markdown: as it stands now, or as it was published under a number.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function exportPostmortem({
  ctx,
  input: { number, version },
}: {
  ctx: Context;
  input: { number: number; version: number | null };
}): Promise<string> {
  const by = authorOf(authorize(ctx, "incidents:read"));
  const markdown = await markdownFor(ctx, number, version);
  await recordAuditUnlessWithin(EXPORT_TOLD_EVERY_MS, {
    at: ctx.now,
    by,
    action: "postmortem.exported",
    subject: incidentName(number),
    ...(version !== null && { detail: { version: String(version) } }),
  });
  return markdown;
}

async function markdownFor(ctx: Context, number: number, version: number | null): Promise<string> {
  if (version !== null) {
    const published = await findPublished(number, version);
    if (published === null) {
      throw new ServiceError(
        "not_found",
        `No version ${version} of ${incidentName(number)}'s postmortem was published.`,
      );
    }
    return published;
  }
  const [events, { outline, texts }] = await Promise.all([readLog(number), readNarrative({ ctx, input: { number } })]);
  if (events.length === 0) throw noSuchIncident(number);
  return markdownOf({ events, outline }, texts);
}
