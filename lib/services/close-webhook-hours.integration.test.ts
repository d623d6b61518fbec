import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { givenDelivery } from "#lib/services/webhook-testing.ts";
import { closeWebhookHours, webhookTraffic } from "#lib/services/webhook-traffic.ts";
import { readWebhooks } from "#lib/triage/probes/webhooks.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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

/** On one day; `26:10` is in the night after it. */
function at(time: string): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(Date.UTC(2026, 10, 22, hours, minutes));
}

async function givenDeliveriesAt(...times: string[]): Promise<void> {
  for (const time of times) await givenDelivery(at(time));
}

/** What is counted, as `02h 3 40min`. */
async function counted(): Promise<string[]> {
  const rows = await db().webhookHour.findMany({ where: { simulated: true }, orderBy: { hour: "asc" } });
  return rows.map(
    ({ hour, deliveries, longestGapMs }) =>
      `${hour.toISOString().slice(11, 13)}h ${deliveries} ${longestGapMs / MINUTE}min`,
  );
}

describe("closing hours", () => {
  test("given that nothing ever came, then there is nothing to close", async () => {
    await closeWebhookHours(true, at("05:00"));
    expect(await counted()).toEqual([]);
  });

  test("given an hour that is not over, then it is not counted yet", async () => {
    await givenDeliveriesAt("02:00", "02:20");
    await closeWebhookHours(true, at("02:59"));
    expect(await counted()).toEqual([]);
  });

  test("given some in an hour, then their number and the longest wait between two of them are kept", async () => {
    await givenDeliveriesAt("02:00", "02:20", "02:55");
    await closeWebhookHours(true, at("03:00"));
    expect(await counted()).toEqual(["02h 3 35min"]);
  });

  test("given a wait over several hours, then it counts in each that it touches", async () => {
    await givenDeliveriesAt("02:00", "02:10", "05:40", "05:50");
    await closeWebhookHours(true, at("06:00"));
    expect(await counted()).toEqual(["02h 2 210min", "03h 0 210min", "04h 0 210min", "05h 2 210min"]);
  });

  test("given a wait that has not ended, then it counts nowhere until it has", async () => {
    await givenDeliveriesAt("02:00", "02:10");
    await closeWebhookHours(true, at("03:00"));
    await closeWebhookHours(true, at("05:10"));
    expect(await counted()).toEqual(["02h 2 10min", "03h 0 0min", "04h 0 0min"]);
    await givenDeliveriesAt("05:40");
    await closeWebhookHours(true, at("06:10"));
    expect(await counted()).toEqual(["02h 2 210min", "03h 0 210min", "04h 0 210min", "05h 1 210min"]);
  });

  test("given that it is done again, and by two at once, then it comes to the same", async () => {
    await givenDeliveriesAt("02:00", "02:10", "03:40", "04:20");
    await Promise.all([closeWebhookHours(true, at("05:00")), closeWebhookHours(true, at("05:00"))]);
    const once = await counted();
    expect(once).toEqual(["02h 2 90min", "03h 1 90min", "04h 1 40min"]);
    await closeWebhookHours(true, at("05:59"));
    expect(await counted()).toEqual(once);
  });

  test("given some of the real Intercom, then the simulator's hours are not theirs", async () => {
    await givenDeliveriesAt("02:00", "02:10");
    await closeWebhookHours(false, at("05:00"));
    expect(await db().webhookHour.count()).toBe(0);
  });
});

describe("what is old", () => {
  test("given some from three days ago, then they are deleted but for the last, where a silence may have begun", async () => {
    await givenDeliveriesAt("00:10", "01:10", "70:10");
    await closeWebhookHours(true, at("72:00"));
    const left = await db().webhookDelivery.findMany({ orderBy: { receivedAt: "asc" } });
    expect(left.map(({ receivedAt }) => receivedAt)).toEqual([at("01:10"), at("70:10")]);
  });

  test("given a silence of three days that ends, then it counts in full, and no hour loses what it had", async () => {
    await givenDeliveriesAt("00:10", "00:20", "00:50");
    await closeWebhookHours(true, at("01:00"));
    await closeWebhookHours(true, at("71:00"));
    expect(await webhookTraffic(true, at("71:00"))).toMatchObject({ silentForMs: 70 * HOUR + 10 * MINUTE });
    await givenDeliveriesAt("71:20");
    await closeWebhookHours(true, at("72:00"));
    const gap = 70 * 60 + 30;
    const rows = await counted();
    expect(rows).toHaveLength(72);
    expect([rows[0], rows[1], rows[71]]).toEqual([`00h 3 ${gap}min`, `01h 0 ${gap}min`, `23h 1 ${gap}min`]);
  });

  test("given hours from more than 15 days ago, then they are deleted", async () => {
    const data = { simulated: true, deliveries: 1, longestGapMs: 1 };
    await db().webhookHour.createMany({
      data: [
        { ...data, hour: at("00:00") },
        { ...data, hour: new Date(at("02:00").getTime() + DAY) },
      ],
    });
    await givenDelivery(new Date(at("01:30").getTime() + 15 * DAY));
    await closeWebhookHours(true, new Date(at("02:00").getTime() + 16 * DAY));
    const [first] = await db().webhookHour.findMany({ orderBy: { hour: "asc" } });
    expect(first?.hour).toEqual(new Date(at("02:00").getTime() + DAY));
  });
});

test("given 100,000 a day, then closing an hour and counting the traffic are quick", async () => {
  await db().$executeRaw`
    INSERT INTO webhook_delivery (simulated, id, topic, created_at, first_sent_at, received_at, attempts)
    SELECT true, 'n' || n, 'a', came_at, came_at, came_at, 1
    FROM generate_series(0, 199999) AS n, LATERAL (SELECT ${at("00:00")}::timestamptz + n * interval '864 ms' AS came_at) AS delivery`;
  await closeWebhookHours(true, at("47:00"));
  await db().$executeRaw`ANALYZE webhook_delivery`;

  const closingBegan = performance.now();
  await closeWebhookHours(true, at("48:00"));
  const closed = performance.now();
  const traffic = await webhookTraffic(true, at("48:00"));
  const countedAt = performance.now();

  expect(traffic?.lag?.deliveries).toBeGreaterThan(300);
  expect((await counted()).at(-1)).toMatch(/^23h 416\d /);
  // A hundred times what an idle machine takes, and far from the deadline of a statement.
  expect(closed - closingBegan).toBeLessThan(3_000);
  expect(countedAt - closed).toBeLessThan(1_000);
}, 60_000);

test("given two weeks of office hours, then a lunch break is usual, and the same silence in the morning is not", async () => {
  const first = at("00:00").getTime();
  for (let day = 0; day < 15; day += 1) {
    const midnight = first + day * DAY;
    for (let minutes = 8 * 60; minutes < 18 * 60; minutes += 5) {
      const isLunch = minutes > 12 * 60 && minutes < 12 * 60 + 50;
      if (!isLunch) await givenDelivery(new Date(midnight + minutes * MINUTE));
    }
    await closeWebhookHours(true, new Date(midnight + DAY));
  }
  const today = first + 15 * DAY;
  const readingAt = async (hour: number, silentFor: number) => {
    const now = today + hour * HOUR + 55 * MINUTE;
    await givenDelivery(new Date(now - silentFor * MINUTE));
    return readWebhooks(
      (await webhookTraffic(true, new Date(now))) ?? { lag: null, silentForMs: null, usualSilenceMs: null },
    );
  };
  expect(await readingAt(9, 40)).toMatchObject({ code: "silent", value: expect.stringContaining("at most 5 min") });
  expect(await readingAt(12, 40)).toMatchObject({ state: "ok", value: expect.stringContaining("at most 50 min") });
});
