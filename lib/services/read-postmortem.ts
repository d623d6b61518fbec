import type { Postmortem } from "#lib/contracts/postmortem.ts";
import { readLog } from "#lib/db/incident-log.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { listComments } from "#lib/db/postmortem-comments.ts";
import { latestPublished } from "#lib/db/postmortem-versions.ts";
import { findPostmortem, type PostmortemRow, readProgress } from "#lib/db/postmortems.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { markdownOf, narrativeOf } from "#lib/services/stored-narrative.ts";
import { together } from "#lib/services/together.ts";

/**
 * All of a postmortem but its text and its facts.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function readPostmortem({
  ctx,
  input: { number },
}: {
  ctx: Context;
  input: { number: number };
}): Promise<Postmortem> {
  authorize(ctx, "incidents:read");
  // Every open page asks again after each change, and to compare what was published may be much work.
  return together(`postmortem ${number}`, () => read(number));
}

async function read(number: number): Promise<Postmortem> {
  const row = await findPostmortem(number);
  if (row === null) throw noSuchIncident(number);
  const [progress, published, comments] = await Promise.all([
    readProgress(number),
    publication(row),
    listComments(number),
  ]);
  const { document, outline, outlineVersion } = row;
  return { number, document, outline, outlineVersion, progress, published, comments };
}

/** What was published last, beside what would be now. */
async function publication(row: PostmortemRow): Promise<Postmortem["published"]> {
  const latest = await latestPublished(row.number);
  const by = latest?.authors.at(-1);
  if (latest === null || by === undefined) return null;
  const [events, updates] = await Promise.all([readLog(row.number), readUpdates(row.number)]);
  const markdown = markdownOf({ events, outline: row.outline }, narrativeOf(updates).texts);
  return { version: latest.published, at: latest.madeAt, by, isOutdated: markdown !== latest.markdown };
}
