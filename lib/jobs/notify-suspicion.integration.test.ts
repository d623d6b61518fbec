import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import { db } from "#lib/db/client.ts";
import { closeJobQueue, enqueue, openJobQueue } from "#lib/db/job-queue.ts";
import { insertSuspicion } from "#lib/db/suspicions.ts";
import { env, type RunningEnv } from "#lib/env.ts";
import { serve } from "#lib/integrations/http/test-server.ts";
import { startQueue, stopQueue } from "#lib/jobs/queue.ts";
import { aSuspicion, end, forgetJobs, jobsOf, raise, skipWaits } from "#lib/jobs/testing.ts";
import { queueSuspicionNotices } from "#lib/services/notify-suspicion.ts";
import { openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import type { ControlView } from "#simulator/control.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let simulator: Simulator;

beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  settle();
});
afterEach(async () => {
  await stopQueue();
  // What one test left waiting would be sent to the next one's Slack.
  await forgetJobs();
  await simulator.close();
});
afterAll(() => database.close());

function settle(changes: Partial<RunningEnv> = {}): void {
  settleTestEnv({
    databaseUrl: database.url,
    publicUrl: "https://offhook.example.com",
    slack: { kind: "bot", token: "a-token", channel: "#incidents", apiUrl: `${simulator.url}/slack/api/` },
    pagerDuty: { routingKey: "0123456789abcdef0123456789abcdef", apiUrl: `${simulator.url}/pagerduty` },
    ...changes,
  });
}

async function received(): Promise<ControlView> {
  return (await (await fetch(`${simulator.url}/control`)).json()) as ControlView;
}

async function play(slack: string): Promise<void> {
  await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ slack }) });
}

const within = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 50 });

/** Waits until each job about the suspicion has come to this state. */
async function jobsAre(suspicion: Suspicion, states: Readonly<Record<string, string>>): Promise<void> {
  await within(async () => expect(await statesOf(suspicion)).toEqual(states));
}

async function statesOf(suspicion: Suspicion): Promise<Record<string, string>> {
  const jobs = await jobsOf(suspicion);
  return Object.fromEntries(jobs.map(({ event, channel, state }) => [`${event} ${channel}`, state]));
}

/** Has everything that may be done by now been tried? Jobs are taken in the order of queueing: one queued later has been. */
async function everythingWasTried(state: string): Promise<void> {
  const later = await raise({ trigger: "Later." });
  await within(async () => expect((await jobsOf(later)).find(({ channel }) => channel === "slack")?.state).toBe(state));
}

const RAISED = { "raised pagerduty": "completed", "raised slack": "completed" };
const TOLD = { ...RAISED, "ended pagerduty": "completed", "ended slack": "completed" };

describe("a suspicion", () => {
  test("given that it is raised and ends, then both arrive once at PagerDuty and at Slack, in that order", async () => {
    await startQueue();
    const suspicion = await raise();
    await jobsAre(suspicion, RAISED);
    await end(suspicion);
    await jobsAre(suspicion, TOLD);

    const { pagerduty, slack } = await received();
    const dedupKey = `offhook-suspicion-${suspicion.id}`;
    expect(pagerduty.events).toEqual([
      expect.objectContaining({
        action: "trigger",
        dedupKey,
        payload: expect.objectContaining({ severity: "critical", source: "offhook.example.com" }),
      }),
      expect.objectContaining({ action: "resolve", dedupKey }),
    ]);
    expect(slack.messages.map(({ text }) => text)).toEqual([
      "Suspected since 14:05 UTC (P1, theirs): Intercom answers 503 to every call. Declare or dismiss: https://offhook.example.com",
      "Over since 14:20 UTC (P1, theirs; suspected since 14:05 UTC): Intercom answers 503 to every call.",
    ]);
  });

  test("given a webhook and no PagerDuty, then Slack alone is told", async () => {
    settle({ slack: { kind: "webhook", url: `${simulator.url}/slack/services/T1/B1/X1` }, pagerDuty: null });
    await startQueue();
    const suspicion = await raise();
    await jobsAre(suspicion, { "raised slack": "completed" });
    expect((await received()).slack.messages).toMatchObject([{ via: "webhook" }]);
  });

  test("given nothing configured, then nothing is queued", async () => {
    settle({ slack: null, pagerDuty: null });
    expect(await jobsOf(await raise())).toEqual([]);
  });

  test.each([
    ["rate-limited", false],
    ["down", false],
    // It took the message and we did not hear so: told twice is better than not at all.
    ["reset", true],
  ])(
    "given that Slack is %s and then well, then it is told the beginning and then the end, once each",
    async (mode, tookUnheard) => {
      await play(mode);
      await startQueue();
      const suspicion = await raise();
      await end(suspicion);
      await everythingWasTried("retry");
      await jobsAre(suspicion, { ...TOLD, "raised slack": "retry", "ended slack": "created" });
      const waiting = (await jobsOf(suspicion)).find(({ state }) => state === "retry");
      expect(waiting?.waitSeconds).toBeGreaterThan(0);
      expect(waiting?.waitSeconds).toBeLessThanOrEqual(20);
      const before = (await received()).slack.messages.length;
      expect(before > 0).toBe(tookUnheard);

      await play("healthy");
      await skipWaits();
      await jobsAre(suspicion, TOLD);

      const heard = (await received()).slack.messages.slice(before).map(({ text }) => text);
      const texts = heard.filter((text) => !text.includes("Later."));
      expect(texts).toEqual([
        expect.stringMatching(/^Suspected from 2026-11-22 14:05 to 14:20 UTC, over by now /),
        expect.stringMatching(/^Over since 14:20 UTC/),
      ]);
    },
  );

  test("given that Slack asks for a minute, then it is not asked again before", async () => {
    const busy = await serve((_request, response) => response.writeHead(429, { "retry-after": "60" }).end());
    settle({ slack: { kind: "bot", token: "a-token", channel: "C1", apiUrl: busy.url }, pagerDuty: null });
    await startQueue();
    const suspicion = await raise();
    await within(async () => expect((await jobsOf(suspicion))[0]?.waitSeconds).toBeGreaterThan(50));
    expect(await jobsOf(suspicion)).toMatchObject([{ state: "retry", output: { reason: "Slack: HTTP 429" } }]);
    expect(busy.requests).toHaveLength(1);
  });

  test("given a channel that refuses for good, then it is asked once, and the end is not told", async () => {
    const refusing = await serve((_request, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end('{"ok":false,"error":"not_in_channel"}'),
    );
    settle({ slack: { kind: "bot", token: "a-token", channel: "C1", apiUrl: refusing.url } });
    await startQueue();
    const suspicion = await raise();
    await end(suspicion);
    await everythingWasTried("failed");
    await jobsAre(suspicion, { ...TOLD, "raised slack": "failed", "ended slack": "created" });
    const failed = (await jobsOf(suspicion)).find(({ state }) => state === "failed");
    expect(failed?.output?.reason).toBe("Slack: not_in_channel. Invite the bot to the channel.");
    // The other one is the later suspicion's.
    expect(refusing.requests).toHaveLength(2);
  });

  test("given a key that PagerDuty refuses, then it is asked once, and the reason does not hold the key", async () => {
    settle({ slack: null, pagerDuty: { routingKey: "too-short", apiUrl: `${simulator.url}/pagerduty` } });
    await startQueue();
    const suspicion = await raise();
    await jobsAre(suspicion, { "raised pagerduty": "failed" });
    const [job] = await jobsOf(suspicion);
    expect(job?.output?.reason).toMatch(/^PagerDuty: HTTP 400, .*routing_key.* See PAGERDUTY_ROUTING_KEY\.$/);
    expect(job?.output?.reason).not.toContain("too-short");
  });

  test("given that its transaction rolls back, then nothing is queued", async () => {
    await startQueue();
    const suspicion = aSuspicion();
    const raising = db().$transaction(async (transaction) => {
      await queueSuspicionNotices(transaction, { suspicion, event: "raised", env: env() });
      throw new Error("rolled back");
    });
    await expect(raising).rejects.toThrow("rolled back");
    const next = await raise();
    await jobsAre(next, RAISED);
    expect(await jobsOf(suspicion)).toEqual([]);
    expect((await received()).pagerduty.events).toHaveLength(1);
  });

  test("given a process that ended between commit and sending, then the next one sends it once", async () => {
    await openJobQueue(database.url);
    const suspicion = await raise();
    await closeJobQueue(0);
    expect((await received()).slack.messages).toEqual([]);

    await startQueue();
    await jobsAre(suspicion, RAISED);
    const { slack, pagerduty } = await received();
    expect([slack.messages.length, pagerduty.events.length]).toEqual([1, 1]);
  });

  test.each([
    ["the simulator", true],
    ["a real Intercom", false],
  ])(
    "given that %s made it, then a process that watches the other leaves it to one that watches the same",
    async (_what, simulated) => {
      settle({ simulated });
      await openJobQueue(database.url);
      const suspicion = await raise();
      await closeJobQueue(0);

      settle({ simulated: !simulated });
      await startQueue();
      await everythingWasTried("completed");
      expect(await statesOf(suspicion)).toEqual({ "raised pagerduty": "created", "raised slack": "created" });
      await stopQueue();
      const before = (await received()).slack.messages.length;

      settle({ simulated });
      await startQueue();
      await jobsAre(suspicion, RAISED);
      const { slack, pagerduty } = await received();
      expect([slack.messages.length - before, pagerduty.events.length]).toEqual([1, 2]);
    },
  );

  test.each([true, false])(
    "given one of the other kind in its queue all the same (simulated: %s), then nobody is told",
    async (simulated) => {
      settle({ simulated: !simulated });
      await openJobQueue(database.url);
      const suspicion = await raise();
      await closeJobQueue(0);
      await db().$executeRaw`
        UPDATE pgboss.job SET data = jsonb_set(data, '{simulated}', ${JSON.stringify(simulated)}::jsonb)
        WHERE data->>'suspicionId' = ${suspicion.id}`;
      await startQueue();
      await jobsAre(suspicion, RAISED);
      expect((await jobsOf(suspicion)).map(({ output }) => output?.kind)).toEqual(["dropped", "dropped"]);
      const { slack, pagerduty } = await received();
      expect([slack.messages, pagerduty.events]).toEqual([[], []]);
    },
  );

  test("given that it is gone, then its job is dropped", async () => {
    await openJobQueue(database.url);
    const suspicion = await raise();
    await db().suspicion.delete({ where: { id: suspicion.id } });
    await closeJobQueue(0);
    await startQueue();
    await jobsAre(suspicion, RAISED);
    expect((await jobsOf(suspicion)).map(({ output }) => output?.kind)).toEqual(["dropped", "dropped"]);
  });

  test("given a process in which the channels are not set up, then one in which they are tells it", async () => {
    await openJobQueue(database.url);
    const suspicion = await raise({ trigger: "Heard elsewhere." });
    await closeJobQueue(0);

    settle({ slack: null, pagerDuty: null });
    await startQueue();
    await jobsAre(suspicion, { "raised pagerduty": "retry", "raised slack": "retry" });
    expect((await jobsOf(suspicion)).map(({ output }) => output?.reason)).toEqual([
      "PAGERDUTY_ROUTING_KEY is not set here",
      "Slack is not set up here",
    ]);
    await stopQueue();

    settle();
    await startQueue();
    await skipWaits();
    await jobsAre(suspicion, RAISED);
    const { slack, pagerduty } = await received();
    // Others may have been waiting for another attempt as well.
    expect(slack.messages.filter(({ text }) => text.includes("Heard elsewhere."))).toHaveLength(1);
    expect(pagerduty.events).toHaveLength(1);
  });
});

describe("a key", () => {
  test("given that it is sent again, in parallel, later, and after its job is done, then there is one job", async () => {
    await startQueue();
    const suspicion = aSuspicion();
    await db().$transaction((transaction) =>
      insertSuspicion(transaction, env().simulated, { ...suspicion, endedAt: suspicion.raisedAt }),
    );
    const send = () =>
      db().$transaction((transaction) =>
        enqueue(
          transaction,
          "notify-suspicion",
          { suspicionId: suspicion.id, event: "raised", channel: "slack", simulated: env().simulated },
          { key: suspicion.id, line: suspicion.id },
        ),
      );
    const sent = await Promise.all(Array.from({ length: 8 }, send));
    expect(sent.filter(Boolean)).toHaveLength(1);
    await jobsAre(suspicion, { "raised slack": "completed" });
    expect(await send()).toBe(false);
    expect(await jobsOf(suspicion)).toHaveLength(1);
    expect((await received()).slack.messages).toHaveLength(1);
  });
});
