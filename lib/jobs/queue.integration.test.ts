import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db, disconnect } from "#lib/db/client.ts";
import { queueOf } from "#lib/db/job-kinds.ts";
import { closeJobQueue, enqueue, openJobQueue } from "#lib/db/job-queue.ts";
import { temporaryDatabase } from "#lib/db/testing.ts";
import { startQueue, stopQueue } from "#lib/jobs/queue.ts";
import { jobsOf, raise, skipWaits } from "#lib/jobs/testing.ts";
import { log } from "#lib/log.ts";
import { type Cluster, clusterUrl, openCluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";
import { settleTestEnv } from "#lib/services/testing.ts";
import type { ControlView } from "#simulator/control.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

let folder: string;
let cluster: Cluster;
let port: number;
let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let simulator: Simulator;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "offhook-test-"));
  cluster = await openCluster(folder);
  port = await startCluster(cluster);
  database = await temporaryDatabase(clusterUrl(cluster, port, "postgres"));
});
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  settleTestEnv({
    databaseUrl: database.url,
    slack: { kind: "bot", token: "a-token", channel: "#incidents", apiUrl: `${simulator.url}/slack/api/` },
  });
});
afterEach(async () => {
  await stopQueue();
  vi.restoreAllMocks();
  await simulator.close();
});
afterAll(async () => {
  await disconnect();
  await database.close();
  await stopCluster(cluster);
  await rm(folder, { recursive: true, force: true });
});

async function play(slack: string): Promise<void> {
  await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ slack }) });
}

async function messages(): Promise<string[]> {
  const view = (await (await fetch(`${simulator.url}/control`)).json()) as ControlView;
  return view.slack.messages.map(({ text }) => text);
}

const within = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 30_000, interval: 50 });

describe("the job queue", () => {
  test("given that the database is stopped and started, then it goes on by itself and loses nothing", async () => {
    await play("down");
    await startQueue();
    const waiting = await raise({ trigger: "Before the stop." });
    await within(async () => expect(await jobsOf(waiting)).toMatchObject([{ state: "retry" }]));
    const debug = vi.spyOn(log, "debug");
    const error = vi.spyOn(log, "error");

    await stopCluster(cluster);
    await within(() => {
      const unreachable = debug.mock.calls.filter(([, said]) => said === "The job queue cannot reach the database");
      expect(unreachable.length).toBeGreaterThanOrEqual(3);
    });
    await startCluster(cluster, port);
    await play("healthy");

    await within(skipWaits);
    await within(async () => expect(await jobsOf(waiting)).toMatchObject([{ state: "completed" }]));
    const next = await raise({ trigger: "After the stop." });
    await within(async () => expect(await jobsOf(next)).toMatchObject([{ state: "completed" }]));
    expect(await messages()).toEqual([
      expect.stringContaining("Before the stop."),
      expect.stringContaining("After the stop."),
    ]);
    expect(error).not.toHaveBeenCalled();
  });

  test("given that the database is gone, then stopping does not wait for it", async () => {
    await startQueue();
    await stopCluster(cluster);
    const startedAt = performance.now();
    await stopQueue();
    expect(performance.now() - startedAt).toBeLessThan(7_000);
    await startCluster(cluster, port);
  });

  test("given a process that died in the middle of a job, then it is done by another one when its time is over", async () => {
    const boss = await openJobQueue(database.url);
    const suspicion = await raise();
    expect(await boss.fetch(queueOf("notify-suspicion", { simulated: true }))).toHaveLength(1);
    await closeJobQueue(0);

    await startQueue();
    expect(await jobsOf(suspicion)).toMatchObject([{ state: "active" }]);
    await stopQueue();
    await db().$executeRaw`UPDATE pgboss.job SET started_on = started_on - interval '61 s' WHERE state = 'active'`;
    await db().$executeRaw`UPDATE pgboss.queue SET monitor_on = NULL`;
    const next = await openJobQueue(database.url);
    await next.supervise();
    await closeJobQueue(0);

    await startQueue();
    await skipWaits();
    await within(async () => expect(await jobsOf(suspicion)).toMatchObject([{ state: "completed" }]));
    expect(await messages()).toHaveLength(1);
  });

  test("given a job that another version queued and this one cannot read, then it fails for good and says where", async () => {
    await openJobQueue(database.url);
    const suspicion = await raise();
    await closeJobQueue(0);
    await db().$executeRaw`
      UPDATE pgboss.job SET data = data || '{"channel":"telegraph"}' WHERE data->>'suspicionId' = ${suspicion.id}`;
    await startQueue();
    await within(async () => expect(await jobsOf(suspicion)).toMatchObject([{ state: "failed" }]));
    const [job] = await jobsOf(suspicion);
    expect(job?.output?.reason).toBe("the job's data is not as expected at channel");
  });

  test("given that several processes open it at once on an empty database, then each can", async () => {
    const empty = await temporaryDatabase(clusterUrl(cluster, port, "postgres"));
    const script = `
      import { closeJobQueue, openJobQueue } from "#lib/db/job-queue.ts";
      await openJobQueue(process.argv[1]);
      await closeJobQueue(0);
      process.exit();`;
    const open = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, empty.url]);
    await expect(Promise.all([open(), open(), open()])).resolves.toHaveLength(3);
    await empty.close();
  });

  test("given that it is not open, then queueing says so and the transaction fails", async () => {
    const data = { suspicionId: crypto.randomUUID(), event: "raised", channel: "slack", simulated: true } as const;
    const queueing = db().$transaction((transaction) =>
      enqueue(transaction, "notify-suspicion", data, { key: "a", line: "a" }),
    );
    await expect(queueing).rejects.toThrow("before openJobQueue()");
  });
});
