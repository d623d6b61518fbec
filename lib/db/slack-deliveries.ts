import { db } from "#lib/db/client.ts";
import { Prisma, type SlackDelivery as Row } from "#lib/db/generated/client.ts";
import { publish } from "#lib/db/publish.ts";
import { queueSending } from "#lib/db/slack-outbox.ts";
import { isRedacted, leaveOutRedacted } from "#lib/db/slack-redaction.ts";
import { REDACTED } from "#lib/incident/redact.ts";

/** Taken, with the incident's number, by whoever changes the state of its deliveries. The log's lock is another: nobody waits for Slack. */
const DELIVERIES_LOCK = 0x0ff_0012;

/**
 * How long a call may take at the most. While it lasts nobody else touches the incident's deliveries; after it the process that
 * called counts as dead, and what became of the call is in doubt.
 */
export const CALL_MS = 6_000;
const CLAIMED_MS = CALL_MS + 2_000;

/** A first message, under which the others stand. */
export type Head = { readonly channel: string; readonly ts: string };

/** One delivery that this process alone works on, for one call. */
export type Claim = Pick<Row, "seq" | "kind" | "text" | "mention" | "mark" | "attempts" | "queuedAt" | "simulated"> & {
  readonly number: number;
  /** It may have been posted already: to be looked for, not to be sent. */
  readonly inDoubt: boolean;
  readonly head: Head | null;
  /** Names the claim: nobody else's ends then. */
  readonly endsAt: Date;
};

export type Turn =
  /** Nothing waits, or it waits for a person. */
  | { readonly kind: "nothing" }
  /** It is tried again then, or somebody else is at it. */
  | { readonly kind: "later"; readonly seq: number; readonly simulated: boolean; readonly at: Date }
  | { readonly kind: "claimed"; readonly claim: Claim };

/** What became of a call. */
export type Ending =
  | { readonly state: "sent"; readonly channel: string | null; readonly ts: string | null }
  | { readonly state: "retrying"; readonly reason: string; readonly waitMs: number; readonly inDoubt: boolean }
  | { readonly state: "failed" | "left-out"; readonly reason: string }
  | { readonly state: "doubtful"; readonly reason: string }
  /** It certainly was not posted. */
  | { readonly state: "queued" };

/** What the ending says of the incident's first message: `gone` where nothing can be posted under it any more. */
export type HeadNow = "as-before" | "gone";

/**
 * Claims the earliest delivery of the incident that is neither sent nor left out, where it is due. It is `sending` from then on, before
 * anything goes out: whoever finds it so after the claim has ended knows that a call may have reached Slack.
 */
export async function claimNext(number: number): Promise<Turn> {
  return withDeliveriesHeld(number, async (transaction, now) => {
    const row = await nextToSend(transaction, number, now);
    if (row === null || row.state === "failed" || row.state === "doubtful") return { kind: "nothing" };
    const { seq, simulated, nextAttemptAt } = row;
    if (nextAttemptAt !== null && nextAttemptAt > now) return { kind: "later", seq, simulated, at: nextAttemptAt };
    const endsAt = new Date(now.getTime() + CLAIMED_MS);
    const attempts = row.attempts + 1;
    await transaction.slackDelivery.update({
      where: { incidentNumber_seq: { incidentNumber: number, seq } },
      // An edit may be made twice.
      data: { state: "sending", attempts, nextAttemptAt: endsAt, inDoubt: row.kind === "post" },
    });
    await publish(transaction, { kind: "messages", number });
    const { kind, text, mention, mark, queuedAt, inDoubt } = row;
    const head = await headOf(transaction, number);
    return {
      kind: "claimed",
      claim: { number, seq, simulated, kind, text, mention, mark, attempts, queuedAt, inDoubt, head, endsAt },
    };
  });
}

/** One whose entry was redacted while it was under way, or in doubt, is left out as soon as it is neither. */
async function nextToSend(transaction: Prisma.TransactionClient, number: number, now: Date): Promise<Row | null> {
  const row = await transaction.slackDelivery.findFirst({
    where: { incidentNumber: number, state: { notIn: ["sent", "left-out"] } },
    orderBy: { seq: "asc" },
  });
  if (row === null || row.text !== REDACTED || !(await isRedacted(transaction, row))) return row;
  if ((await leaveOutRedacted(transaction, row, now)) === 0) return row;
  await publish(transaction, { kind: "messages", number });
  return nextToSend(transaction, number, now);
}

/** Keeps what became of a call; not where the claim has ended meanwhile and somebody else looks after it. */
export async function endClaim(claim: Claim, ending: Ending, head: HeadNow = "as-before"): Promise<void> {
  const { number, seq, simulated, endsAt } = claim;
  await withDeliveriesHeld(number, async (transaction, now) => {
    const data = changeBy(ending, now);
    const { count } = await transaction.slackDelivery.updateMany({
      where: { incidentNumber: number, seq, state: "sending", nextAttemptAt: endsAt },
      data,
    });
    if (count === 0) return;
    if (head === "gone" && claim.head !== null) {
      const { channel, ts } = claim.head;
      await transaction.slackDelivery.updateMany({
        where: { incidentNumber: number, channel, ts },
        data: { ts: null },
      });
    }
    if (data.nextAttemptAt instanceof Date)
      await queueTurn(transaction, number, { seq, simulated, at: data.nextAttemptAt });
    await publish(transaction, { kind: "messages", number });
  });
}

function changeBy(ending: Ending, now: Date): Prisma.SlackDeliveryUpdateManyMutationInput {
  const over = { state: ending.state, nextAttemptAt: null, endedAt: now, reason: null };
  switch (ending.state) {
    case "sent":
      return { ...over, inDoubt: false, channel: ending.channel, ts: ending.ts };
    case "retrying": {
      const { reason, inDoubt, waitMs } = ending;
      return { state: ending.state, nextAttemptAt: new Date(now.getTime() + waitMs), reason, inDoubt };
    }
    case "failed":
    case "left-out":
      return { ...over, inDoubt: false, reason: ending.reason };
    case "doubtful":
      return { ...over, reason: ending.reason };
    case "queued":
      return { state: ending.state, nextAttemptAt: null, inDoubt: false };
    default:
      return ending satisfies never;
  }
}

type Time = { readonly seq: number; readonly simulated: boolean; readonly at: Date };

/** Has the incident's deliveries looked at again then: once, however many ask for it. */
export async function queueTurnLater(number: number, time: Time): Promise<void> {
  await db().$transaction((transaction) => queueTurn(transaction, number, time));
}

async function queueTurn(
  transaction: Prisma.TransactionClient,
  number: number,
  { seq, simulated, at }: Time,
): Promise<void> {
  await queueSending(transaction, { number, simulated, key: `${seq} ${at.toISOString()}`, startAfter: at });
}

async function headOf(transaction: Prisma.TransactionClient, number: number): Promise<Head | null> {
  const row = await transaction.slackDelivery.findFirst({
    where: { incidentNumber: number, kind: "post", state: "sent", channel: { not: null }, ts: { not: null } },
    orderBy: { seq: "asc" },
    select: { channel: true, ts: true },
  });
  return row === null || row.channel === null || row.ts === null ? null : { channel: row.channel, ts: row.ts };
}

/** The database's clock: processes on several machines go by the same. */
export async function withDeliveriesHeld<T>(
  number: number,
  work: (transaction: Prisma.TransactionClient, now: Date) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (transaction) => work(transaction, await holdDeliveries(transaction, number)));
}

/** Until the transaction ends. @returns now */
export async function holdDeliveries(transaction: Prisma.TransactionClient, number: number): Promise<Date> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${DELIVERIES_LOCK}::int, ${number}::int)`;
  const [row] = await transaction.$queryRaw<{ now: Date }[]>(
    Prisma.sql`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`,
  );
  if (row === undefined) throw new Error("The database did not tell the time");
  return row.now;
}
