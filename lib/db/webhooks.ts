import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

export type WebhookDelivery = {
  simulated: boolean;
  id: string;
  topic: string;
  createdAt: Date;
  firstSentAt: Date;
  receivedAt: Date;
  attempts: number;
};

/** Keeps what comes; what came before is left as it was, so that its lag is that of its first arrival. One statement. */
export async function keepWebhookDelivery(delivery: WebhookDelivery): Promise<void> {
  await db().webhookDelivery.createMany({ data: [delivery], skipDuplicates: true });
}

export type WebhookLag = { deliveries: number; p95Ms: number; p95QueueMs: number; p95TransitMs: number };

/**
 * The lag of those that came in a time, both ends included; null where none did.
 * @param believed what claims to have been made longer than `aheadMs` after it came, or `behindMs` or longer before, tells nothing
 * of lag, and is left out
 */
export async function webhookLag(
  { simulated, from, to }: { simulated: boolean; from: Date; to: Date },
  believed: { aheadMs: number; behindMs: number },
): Promise<WebhookLag | null> {
  // A first attempt before the event or after the arrival is a clock's mistake: it is taken for the nearer of the two.
  const [lag] = await db().$queryRaw<(WebhookLag | { deliveries: 0 })[]>`
    WITH delivery AS (
      SELECT received_at, LEAST(created_at, received_at) AS created_at,
        GREATEST(LEAST(first_sent_at, received_at), LEAST(created_at, received_at)) AS first_sent_at
      FROM webhook_delivery
      WHERE simulated = ${simulated} AND received_at BETWEEN ${from}::timestamptz AND ${to}::timestamptz
        AND created_at <= received_at + ${believed.aheadMs} * interval '1 millisecond'
        AND created_at > received_at - ${believed.behindMs} * interval '1 millisecond'
    )
    SELECT count(*)::int AS "deliveries",
      ${p95(Prisma.sql`received_at - created_at`)} AS "p95Ms",
      ${p95(Prisma.sql`first_sent_at - created_at`)} AS "p95QueueMs",
      ${p95(Prisma.sql`received_at - first_sent_at`)} AS "p95TransitMs"
    FROM delivery`;
  return lag === undefined || lag.deliveries === 0 ? null : (lag as WebhookLag);
}

/** In milliseconds. */
function p95(interval: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(percentile_disc(0.95) WITHIN GROUP (ORDER BY EXTRACT(EPOCH FROM ${interval})) * 1000)::float8`;
}

/** The first hour that is known and, of the same hour of the day as `hour`, the longest wait since `from`; null for none. */
export async function webhookHistory(
  simulated: boolean,
  { hour, from }: { hour: Date; from: Date },
): Promise<{ since: Date | null; longestGapMs: number | null }> {
  const [history] = await db().$queryRaw<{ since: Date | null; longestGapMs: number | null }[]>`
    SELECT min(hour) AS "since",
      max(longest_gap_ms) FILTER (
        WHERE hour >= ${from}::timestamptz AND hour < ${hour}::timestamptz
          AND EXTRACT(HOUR FROM hour AT TIME ZONE 'UTC') = ${hour.getUTCHours()}
      ) AS "longestGapMs"
    FROM webhook_hour WHERE simulated = ${simulated}`;
  return history ?? { since: null, longestGapMs: null };
}

/** The last hour that is counted; null before the first. */
export async function lastWebhookHour(simulated: boolean): Promise<Date | null> {
  const row = await db().webhookHour.findFirst({
    where: { simulated },
    orderBy: { hour: "desc" },
    select: { hour: true },
  });
  return row?.hour ?? null;
}

/** When the first one came that is kept. */
export async function firstWebhookAt(simulated: boolean): Promise<Date | null> {
  const row = await db().webhookDelivery.findFirst({
    where: { simulated },
    orderBy: { receivedAt: "asc" },
    select: { receivedAt: true },
  });
  return row?.receivedAt ?? null;
}

/**
 * Counts the hours from `from` to before `until`, both whole hours, from the deliveries that came since `since`. A wait counts in
 * each hour that it touches; one that has not ended counts nowhere, since nobody knows how long it becomes. An hour that is
 * counted again keeps what was more: its own deliveries may be gone by then.
 */
export async function countWebhookHours(
  simulated: boolean,
  { from, until, since, now }: { from: Date; until: Date; since: Date; now: Date },
): Promise<void> {
  await db().$executeRaw`
    WITH delivery AS (
      SELECT received_at AS came_at, lead(received_at) OVER (ORDER BY received_at) AS next_at
      FROM webhook_delivery
      WHERE simulated = ${simulated} AND received_at BETWEEN ${since}::timestamptz AND ${now}::timestamptz
    ), touched AS (
      SELECT date_trunc('hour', came_at, 'UTC') = hour AS came_in_it,
        LEAST(COALESCE(EXTRACT(EPOCH FROM next_at - came_at) * 1000, 0), 2147483647) AS gap_ms, hour
      FROM delivery, generate_series(
        date_trunc('hour', came_at, 'UTC'), date_trunc('hour', COALESCE(next_at, came_at), 'UTC'), interval '1 hour'
      ) AS hour
    )
    INSERT INTO webhook_hour AS kept (simulated, hour, deliveries, longest_gap_ms)
    SELECT ${simulated}::boolean, counted.hour, count(*) FILTER (WHERE came_in_it), COALESCE(max(gap_ms), 0)::int
    FROM generate_series(${from}::timestamptz, ${until}::timestamptz - interval '1 hour', interval '1 hour') AS counted (hour)
      LEFT JOIN touched ON touched.hour = counted.hour
    GROUP BY counted.hour
    ORDER BY counted.hour
    ON CONFLICT (simulated, hour) DO UPDATE SET
      deliveries = GREATEST(kept.deliveries, excluded.deliveries),
      longest_gap_ms = GREATEST(kept.longest_gap_ms, excluded.longest_gap_ms)`;
}

/** When the last one before a time came; null where none did. */
export async function lastWebhookBefore(simulated: boolean, time: Date): Promise<Date | null> {
  const row = await db().webhookDelivery.findFirst({
    where: { simulated, receivedAt: { lt: time } },
    orderBy: { receivedAt: "desc" },
    select: { receivedAt: true },
  });
  return row?.receivedAt ?? null;
}

/** The newest of the old ones stays: it is where a silence began that may still last. */
export async function deleteWebhookDeliveriesBefore(simulated: boolean, time: Date): Promise<void> {
  const newest = await lastWebhookBefore(simulated, time);
  if (newest === null) return;
  await db().webhookDelivery.deleteMany({ where: { simulated, receivedAt: { lt: newest } } });
}

export async function deleteWebhookHoursBefore(simulated: boolean, time: Date): Promise<void> {
  await db().webhookHour.deleteMany({ where: { simulated, hour: { lt: time } } });
}
