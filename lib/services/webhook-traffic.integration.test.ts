import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { keepWebhookDelivery } from "#lib/db/webhooks.ts";
import { openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { givenDelivery } from "#lib/services/webhook-testing.ts";
import { webhookTraffic } from "#lib/services/webhook-traffic.ts";
import { readWebhooks } from "#lib/triage/probes/webhooks.ts";
import type { WebhookTraffic } from "#lib/triage/webhook-traffic.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = new Date("2026-11-22T10:30:00.000Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());
beforeEach(async () => {
  settleTestEnv({ databaseUrl: database.url, intercomClientSecret: "the client secret" });
  await db().webhookDelivery.deleteMany();
  await db().webhookHour.deleteMany();
});

async function traffic(now = NOW): Promise<WebhookTraffic> {
  const counted = await webhookTraffic(true, now);
  if (counted === null) throw new Error("a client secret is configured");
  return counted;
}

/** What was counted of the hour that lies `days` and `hours` before the present one. */
async function givenHour({ days = 0, hours = 0 }, longestGapMs: number): Promise<void> {
  const hour = new Date(Date.parse("2026-11-22T10:00:00Z") - days * DAY - hours * HOUR);
  await db().webhookHour.create({ data: { simulated: true, hour, deliveries: 100, longestGapMs } });
}

describe("the lag", () => {
  test("given no client secret, then nothing is counted, whatever came", async () => {
    settleTestEnv({ databaseUrl: database.url });
    expect(await webhookTraffic(true, NOW)).toBeNull();
  });

  test("given that nothing ever came, then there is nothing to tell", async () => {
    expect(await traffic()).toEqual({ lag: null, silentForMs: null, usualSilenceMs: null });
  });

  test("given 20 of which one is late, then p95 passes it over; of 19 it does not", async () => {
    for (let index = 0; index < 19; index += 1) await givenDelivery(ago(index * SECOND), { queueMs: 2_000 });
    await givenDelivery(ago(20 * SECOND), { queueMs: HOUR });
    expect((await traffic()).lag).toEqual({ deliveries: 20, p95Ms: 3_000, p95QueueMs: 2_000, p95TransitMs: 1_000 });
    await db().webhookDelivery.deleteMany({ where: { receivedAt: NOW } });
    expect((await traffic()).lag).toMatchObject({ deliveries: 19, p95Ms: HOUR + 1_000, p95QueueMs: HOUR });
  });

  test("given parts that are late in different ones, then each part has its own p95", async () => {
    await givenDelivery(ago(SECOND), { queueMs: 10 * MINUTE, transitMs: 0 });
    await givenDelivery(ago(2 * SECOND), { queueMs: 0, transitMs: 8 * MINUTE });
    expect((await traffic()).lag).toEqual({
      deliveries: 2,
      p95Ms: 10 * MINUTE,
      p95QueueMs: 10 * MINUTE,
      p95TransitMs: 8 * MINUTE,
    });
  });

  test("given some that came more than five minutes ago, then they tell of silence alone", async () => {
    await givenDelivery(ago(5 * MINUTE + 1), { queueMs: HOUR });
    expect(await traffic()).toEqual({ lag: null, silentForMs: 5 * MINUTE + 1, usualSilenceMs: null });
  });

  test("given one of the simulator, then the real Intercom has none", async () => {
    await givenDelivery(NOW);
    expect(await webhookTraffic(false, NOW)).toMatchObject({ lag: null, silentForMs: null });
  });

  test("given one from the next second, then it counts as prompt; from the next hour, not at all, but it ends a silence", async () => {
    await givenDelivery(ago(MINUTE), { queueMs: 0, transitMs: -SECOND });
    expect((await traffic()).lag).toEqual({ deliveries: 1, p95Ms: 0, p95QueueMs: 0, p95TransitMs: 0 });
    await givenDelivery(NOW, { queueMs: 0, transitMs: -HOUR });
    expect(await traffic()).toMatchObject({ lag: { deliveries: 1 }, silentForMs: 0 });
  });

  test("given one made longer ago than it would be remembered, then it may be a replay: no lag, but it ends a silence", async () => {
    await givenDelivery(ago(MINUTE), { queueMs: 2 * DAY - 10 * MINUTE, transitMs: 0 });
    expect((await traffic()).lag).toMatchObject({ deliveries: 1, p95Ms: 2 * DAY - 10 * MINUTE });
    await db().webhookDelivery.deleteMany();
    await givenDelivery(NOW, { queueMs: 2 * DAY, transitMs: 0 });
    await givenDelivery(NOW, { queueMs: 3 * DAY, transitMs: 0 });
    expect(await traffic()).toEqual({ lag: null, silentForMs: 0, usualSilenceMs: null });
  });

  test("given a first attempt before the event, or after the arrival, then no part is negative and they add up", async () => {
    const delivery = { simulated: true, topic: "a", attempts: 1, receivedAt: NOW, createdAt: ago(MINUTE) };
    await keepWebhookDelivery({ ...delivery, id: "before", firstSentAt: new Date(0) });
    expect((await traffic()).lag).toMatchObject({ p95Ms: MINUTE, p95QueueMs: 0, p95TransitMs: MINUTE });
    await db().webhookDelivery.deleteMany();
    await keepWebhookDelivery({ ...delivery, id: "after", firstSentAt: new Date(NOW.getTime() + HOUR) });
    expect((await traffic()).lag).toMatchObject({ p95Ms: MINUTE, p95QueueMs: MINUTE, p95TransitMs: 0 });
  });

  test("given a clock that was set back, then what came later than now is not yet there", async () => {
    await givenDelivery(ago(2 * MINUTE));
    await givenDelivery(new Date(NOW.getTime() + HOUR));
    expect(await traffic()).toMatchObject({ lag: { deliveries: 1 }, silentForMs: 2 * MINUTE });
  });
});

describe("the usual silence", () => {
  test("given 14 days, then it is the longest at this hour of the day, in UTC, and at no other", async () => {
    for (let days = 1; days <= 14; days += 1) {
      await givenHour({ days }, days * MINUTE);
      await givenHour({ days, hours: 1 }, 5 * HOUR);
    }
    expect((await traffic()).usualSilenceMs).toBe(14 * MINUTE);
    expect((await traffic(new Date("2026-11-22T09:00:00Z"))).usualSilenceMs).toBe(5 * HOUR);
  });

  test("given what was seen 15 days ago, or in this very hour, then it no longer or not yet counts", async () => {
    await givenHour({ days: 15 }, 5 * HOUR);
    await givenHour({ days: 3 }, 3 * MINUTE);
    await givenHour({}, 5 * HOUR);
    expect((await traffic()).usualSilenceMs).toBe(3 * MINUTE);
  });

  test("given less than seven days of history, then nobody knows what is usual", async () => {
    await givenHour({ days: 6, hours: 23 }, HOUR);
    await givenHour({ days: 1 }, MINUTE);
    expect((await traffic()).usualSilenceMs).toBeNull();
    await givenHour({ days: 7 }, MINUTE);
    expect((await traffic()).usualSilenceMs).toBe(MINUTE);
  });

  test("given only hours that lay whole in a silence, then none of them says what is usual", async () => {
    for (let days = 1; days <= 8; days += 1) await givenHour({ days }, 0);
    expect((await traffic()).usualSilenceMs).toBeNull();
  });

  test("given 40 minutes without any, then the reading says silent where 9 were the most, and nothing where 20 were", async () => {
    await givenDelivery(ago(40 * MINUTE));
    for (let days = 1; days <= 8; days += 1) await givenHour({ days }, 9 * MINUTE);
    expect(readWebhooks(await traffic())).toMatchObject({ state: "fail", code: "silent" });
    await givenHour({ days: 14 }, 20 * MINUTE);
    expect(readWebhooks(await traffic())).toMatchObject({ state: "ok", code: null });
  });
});
