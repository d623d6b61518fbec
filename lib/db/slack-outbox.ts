import { randomUUID } from "node:crypto";
import type { Prisma } from "#lib/db/generated/client.ts";
import { enqueue, isJobQueueOpen } from "#lib/db/job-queue.ts";
import { publish } from "#lib/db/publish.ts";
import { env } from "#lib/env.ts";
import type { IncidentEvent } from "#lib/incident/event.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { dayAndTime, dayOf, type Instant, timeOf } from "#lib/text/instant.ts";

/** What was just added to an incident's log. */
export type Told = {
  readonly number: number;
  /** Null where the incident begins with these events. */
  readonly before: IncidentState | null;
  /** What these events lead to. */
  readonly state: IncidentState;
  readonly events: readonly IncidentEvent[];
  readonly now: Date;
};

type NewDelivery = Pick<Prisma.SlackDeliveryCreateManyInput, "seq" | "kind" | "text" | "mention">;

/**
 * Keeps what Slack shall hear of these events, in their own transaction: messages, reminders, and how the first message shall
 * read after a change of the status. Also has the promise of a next update looked after. It only writes: nobody waits for Slack.
 */
export async function queueMessages(transaction: Prisma.TransactionClient, told: Told): Promise<void> {
  await queueDeliveries(transaction, told);
  const { number, before, state } = told;
  if (state.nextUpdateAt !== null && state.nextUpdateAt !== before?.nextUpdateAt) {
    await queueReminder(transaction, { number, nextUpdateAt: state.nextUpdateAt, simulated: state.drill });
  }
}

async function queueDeliveries(transaction: Prisma.TransactionClient, told: Told): Promise<void> {
  const { number, state, now } = told;
  const deliveries = [...postsOf(told), ...(await editsOf(transaction, told))];
  if (deliveries.length === 0) return;
  await transaction.slackDelivery.createMany({
    data: deliveries.map((delivery) => ({
      ...delivery,
      incidentNumber: number,
      simulated: state.drill,
      state: "queued",
      reason: whyItWaits(state),
      queuedAt: now,
      mark: randomUUID(),
    })),
  });
  await queueSending(transaction, {
    number,
    simulated: state.drill,
    key: deliveries.map(({ seq }) => seq).join(" "),
  });
  await publish(transaction, { kind: "messages", number });
}

/** A process sends for the Intercom that it watches, and no drill is told by one that watches the real one. */
function whyItWaits({ drill }: IncidentState): string | null {
  if (drill === env().simulated) return null;
  return drill
    ? "This is a drill: it is sent as soon as Offhook runs on the simulator again."
    : "Offhook runs on the simulator: it is sent as soon as it runs on the real Intercom again.";
}

function postsOf({ number, state, events }: Told): NewDelivery[] {
  return events.flatMap(({ seq, recordedAt, body }) => {
    if (body.kind === "message") return [{ seq, kind: "post", text: body.text, mention: body.mention }];
    if (body.kind !== "update-due") return [];
    const text = reminderText(number, state, { promised: body.nextUpdateAt, now: recordedAt });
    return [{ seq, kind: "post", text, mention: "none" }];
  });
}

const STATUS_EVENTS: readonly string[] = ["status", "resolved", "reopened"] satisfies IncidentEvent["body"]["kind"][];

/** A webhook cannot edit; and what has not been told at all need not be told otherwise. */
async function editsOf(
  transaction: Prisma.TransactionClient,
  { number, before, state, events }: Told,
): Promise<NewDelivery[]> {
  const change = events.findLast(({ body }) => STATUS_EVENTS.includes(body.kind));
  if (change === undefined || before === null || before.status === state.status) return [];
  if (env().slack?.kind !== "bot") return [];
  const head = await transaction.slackDelivery.findFirst({
    where: { incidentNumber: number, kind: "post", state: { not: "left-out" } },
    select: { seq: true },
  });
  if (head === null) return [];
  return [{ seq: change.seq, kind: "edit", text: slackMessageOf(state), mention: "none" }];
}

function reminderText(
  number: number,
  { commander }: IncidentState,
  { promised, now }: { promised: Instant; now: Instant },
): string {
  const when = dayOf(promised) === dayOf(now) ? timeOf(promised) : dayAndTime(promised);
  const who = commander === null ? "Nobody is commander." : `Commander: ${commander}.`;
  return `Next update for ${incidentName(number)} was promised for ${when} UTC. ${who}`;
}

/**
 * Queues that the incident's waiting messages are sent. Without a queue in this process, as in a command of the terminal, a
 * server finds them by itself within a minute.
 */
export async function queueSending(
  transaction: Prisma.TransactionClient,
  {
    number,
    simulated,
    key,
    startAfter,
  }: { number: number; simulated: boolean; key: string; startAfter?: Date | undefined },
): Promise<void> {
  if (!isJobQueueOpen()) return;
  const options = { key: `${number} ${key}`, line: `${number}`, startAfter };
  await enqueue(transaction, "send-slack", { number, simulated }, options);
}

/** Once for each promise, however often it is called. */
export async function queueReminder(
  transaction: Prisma.TransactionClient,
  promise: { readonly number: number; readonly nextUpdateAt: Instant; readonly simulated: boolean },
): Promise<void> {
  if (!isJobQueueOpen()) return;
  const { number, nextUpdateAt } = promise;
  const options = { key: `${number} ${nextUpdateAt}`, line: `${number}`, startAfter: new Date(nextUpdateAt) };
  await enqueue(transaction, "remind-next-update", promise, options);
}
