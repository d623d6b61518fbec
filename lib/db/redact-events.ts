import { recordAudit } from "#lib/db/audit.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { toEvent } from "#lib/db/incident-event-rows.ts";
import { publish } from "#lib/db/publish.ts";
import { holdDeliveries } from "#lib/db/slack-deliveries.ts";
import { queueSending } from "#lib/db/slack-outbox.ts";
import { leaveOutRedacted } from "#lib/db/slack-redaction.ts";
import { withoutWords } from "#lib/db/words-in-markdown.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { fold } from "#lib/incident/evolve.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { REDACTED, redactEntry, redactedWords } from "#lib/incident/redact.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { writeBody } from "#lib/incident/stored-event.ts";

/** A word that short is no secret, and stands in many other words. */
const LEAST_WORD = 4;

/**
 * Where events that were just written redact entries: does so in what is stored, and says in the audit log who had it done.
 * @returns the state of the log as it is then; null where nothing was redacted
 */
export async function redactedState(
  transaction: Prisma.TransactionClient,
  number: number,
  { events }: { readonly events: readonly IncidentEvent[] },
): Promise<IncidentState | null> {
  const redactions = events.flatMap(({ body, by, recordedAt }) =>
    body.kind === "entry-redacted" ? [{ entry: body.entry, by, at: new Date(recordedAt) }] : [],
  );
  if (redactions.length === 0) return null;
  const left = await redactEvents(
    transaction,
    number,
    redactions.map(({ entry }) => entry),
  );
  for (const { entry, by, at } of redactions) {
    const subject = `entry ${entry} of ${incidentName(number)}`;
    await recordAudit(transaction, { at, by, action: "entry.redacted", subject });
  }
  return fold(left);
}

/**
 * Takes out for good what these entries said: from their rows and those of their corrections, from what was to be sent to
 * Slack, and from the versions of the postmortem that tell it. All of it in the transaction that records the redaction.
 * @returns the log as it is then
 */
async function redactEvents(
  transaction: Prisma.TransactionClient,
  number: number,
  entries: readonly number[],
): Promise<IncidentEvent[]> {
  const rows = await transaction.incidentEvent.findMany({
    where: { incidentNumber: number },
    orderBy: { seq: "asc" },
  });
  const before = rows.map(toEvent);
  const after = entries.reduce<IncidentEvent[]>(redactEntry, before);
  for (const [index, { seq, body }] of after.entries()) {
    if (body === before[index]?.body) continue;
    const where = { incidentNumber_seq: { incidentNumber: number, seq } };
    await transaction.incidentEvent.update({ where, data: { payload: writeBody(body).payload } });
  }
  const words = redactedWords(before, after).filter((word) => word.length >= LEAST_WORD);
  await redactDeliveries(transaction, number, entries, words);
  await redactVersions(transaction, number, words);
  return after;
}

/** What Slack has got already is not ours to take back. Of what waits, the entry itself is left out, and others are sent without its words. */
async function redactDeliveries(
  transaction: Prisma.TransactionClient,
  number: number,
  entries: readonly number[],
  words: readonly string[],
): Promise<void> {
  const now = await holdDeliveries(transaction, number);
  const rows = await transaction.slackDelivery.findMany({ where: { incidentNumber: number } });
  let hasChanged = false;
  for (const { seq, kind, text, simulated } of rows) {
    const isItself = kind === "post" && entries.includes(seq);
    const left = isItself ? REDACTED : words.reduce((rest, word) => rest.replaceAll(word, REDACTED), text);
    if (left === text) continue;
    hasChanged = true;
    await transaction.slackDelivery.updateMany({ where: { incidentNumber: number, seq, kind }, data: { text: left } });
    if (isItself && (await leaveOutRedacted(transaction, { incidentNumber: number, seq }, now)) > 0) {
      // Those behind it go on then.
      await queueSending(transaction, { number, simulated, key: `${seq} redacted` });
    }
  }
  if (hasChanged) await publish(transaction, { kind: "messages", number });
}

async function redactVersions(
  transaction: Prisma.TransactionClient,
  number: number,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return;
  const rows = await transaction.postmortemVersion.findMany({
    where: { incidentNumber: number },
    select: { id: true },
  });
  // One after the other: a version may be large, and a document may have many.
  for (const { id } of rows) {
    const version = await transaction.postmortemVersion.findUnique({ where: { id }, select: { markdown: true } });
    if (version === null) continue;
    const markdown = withoutWords(version.markdown, words, REDACTED);
    if (markdown !== version.markdown)
      await transaction.postmortemVersion.update({ where: { id }, data: { markdown } });
  }
}
