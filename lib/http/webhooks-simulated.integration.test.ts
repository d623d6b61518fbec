import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import { api } from "#lib/http/api.ts";
import { answerFrom } from "#lib/http/node-http.ts";
import { openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { webhookTraffic } from "#lib/services/webhook-traffic.ts";
import { readWebhooks } from "#lib/triage/probes/webhooks.ts";
import type { ControlView } from "#simulator/control.ts";
import { startSimulator } from "#simulator/server.ts";

const SECRET = "the client secret";
const NOTHING = { lag: null, silentForMs: null, usualSilenceMs: null };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
const server = createServer((request, response) => void answerFrom(api, request, response));
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});
beforeEach(async () => {
  settleTestEnv({ databaseUrl: database.url, intercomClientSecret: SECRET });
  await db().webhookDelivery.deleteMany();
});

/** Intercom as the simulator plays it, sending to our own endpoint. */
async function givenIntercom(everyMs: number) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhooks/intercom`;
  const simulator = await startSimulator({ port: 0, webhooks: { url, clientSecret: SECRET, everyMs } });
  onTestFinished(() => simulator.close());
  const view = async (change?: Record<string, string>): Promise<ControlView> => {
    const init = change && { method: "PUT", body: JSON.stringify(change) };
    return (await fetch(`${simulator.url}/control`, init)).json();
  };
  return {
    set: view,
    statuses: async () => (await view()).webhooks.attempts.map(({ status }) => status),
    /** When so many have been answered. */
    answered: (count: number) =>
      vi.waitFor(async () => expect((await view()).webhooks.attempts.length).toBeGreaterThanOrEqual(count), 10_000),
  };
}

const reading = async () => readWebhooks((await webhookTraffic(true, new Date())) ?? NOTHING);

describe("the simulator's webhooks", () => {
  test("healthy: each is taken and on time", async () => {
    const intercom = await givenIntercom(10);
    await intercom.answered(5);
    expect(new Set(await intercom.statuses())).toEqual(new Set([200]));
    expect(await reading()).toMatchObject({ state: "ok", value: expect.stringMatching(/^on time: p95 \d s$/) });
  });

  test("webhooks-late: Intercom's queue is late as soon as it begins, whatever came before", async () => {
    const intercom = await givenIntercom(5);
    await intercom.answered(60);
    expect((await reading()).state).toBe("ok");
    await intercom.set({ scenario: "webhooks-late" });
    await vi.waitFor(async () => expect(await reading()).toMatchObject({ state: "fail", code: "queue_late" }), 10_000);
    expect((await reading()).value).toMatch(/^p95 20 min late: 20 min in Intercom's queue, \d s on the way$/);
  }, 30_000);

  test("webhooks-twice: both are 200, and each is counted once", async () => {
    const intercom = await givenIntercom(600_000);
    await intercom.set({ intercom: "webhooks-twice" });
    await intercom.answered(2);
    await vi.waitFor(async () => {
      const { webhooks } = await intercom.set();
      expect(webhooks.attempts.every(({ status }) => status === 200)).toBe(true);
      const ids = [...new Set(webhooks.attempts.map(({ id }) => id))];
      expect(webhooks.attempts.length).toBeGreaterThan(ids.length);
      // Of these alone: one of the test before may still have been on its way.
      expect(await db().webhookDelivery.count({ where: { id: { in: ids } } })).toBe(ids.length);
    }, 10_000);
  });

  test("webhooks-out-of-order: taken as they come, and neither lag is negative", async () => {
    const intercom = await givenIntercom(600_000);
    await intercom.set({ intercom: "webhooks-out-of-order" });
    await vi.waitFor(
      async () =>
        expect(await reading()).toMatchObject({ state: "ok", value: expect.stringMatching(/^on time: p95 3\d s$/) }),
      10_000,
    );
  });

  test("webhooks-badly-signed: refused, and nothing is kept", async () => {
    const intercom = await givenIntercom(600_000);
    await intercom.answered(1);
    const before = await db().webhookDelivery.count();
    await intercom.set({ intercom: "webhooks-badly-signed" });
    await intercom.answered(2);
    expect((await intercom.statuses()).at(-1)).toBe(401);
    expect(await db().webhookDelivery.count()).toBe(before);
  });
});
