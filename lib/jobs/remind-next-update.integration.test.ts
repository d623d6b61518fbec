import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import { readLog } from "#lib/db/incident-log.ts";
import { startQueue, stopQueue } from "#lib/jobs/queue.ts";
import { deliveriesOf, give, givenIncident, statesOf } from "#lib/jobs/slack-testing.ts";
import { forgetJobs } from "#lib/jobs/testing.ts";
import { remindNextUpdate } from "#lib/services/remind-next-update.ts";
import { openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";
import { instant, timeOf } from "#lib/text/instant.ts";
import { type Simulator, startSimulator } from "#simulator/server.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let simulator: Simulator;

beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  settleTestEnv({
    databaseUrl: database.url,
    simulated: true,
    slack: { kind: "bot", token: "xoxb-1", channel: "#incidents", apiUrl: `${simulator.url}/slack/api/` },
  });
  await startQueue();
});
afterEach(async () => {
  await stopQueue();
  await forgetJobs();
  await simulator.close();
});
afterAll(() => database.close());

const soon = (ms = 1_500) => instant(new Date(Date.now() + ms));

async function remindersOf(number: number): Promise<string[]> {
  return (await readLog(number)).flatMap(({ body }) => (body.kind === "update-due" ? [body.nextUpdateAt] : []));
}

const within = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 50 });

test("given a promise that is not kept, then Slack and the timeline are told once, when it is due and not before", async () => {
  const nextUpdateAt = soon();
  const number = await givenIncident({ nextUpdateAt, commander: "Ada" });
  await within(async () => expect(await statesOf(number)).toEqual(["sent"]));
  const [due] = (await readLog(number)).filter(({ body }) => body.kind === "update-due");
  expect(due).toMatchObject({ by: { kind: "monitor" }, body: { nextUpdateAt } });
  expect(Date.parse(due?.recordedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(nextUpdateAt));
  expect(await deliveriesOf(number)).toMatchObject([
    {
      seq: due?.seq,
      kind: "post",
      text: `Next update for INC-${number} was promised for ${timeOf(nextUpdateAt)} UTC. Commander: Ada.`,
    },
  ]);
  // Another process, or a second job for the same promise.
  expect(await remindNextUpdate({ number, nextUpdateAt }, new Date())).toBe("it was reminded of already");
  expect(await remindersOf(number)).toEqual([nextUpdateAt]);
});

test("given a new promise before it is due, then that one alone is reminded of", async () => {
  const first = soon();
  const number = await givenIncident({ nextUpdateAt: first });
  const second = soon(2_500);
  await give(number, { type: "set-next-update", nextUpdateAt: second, expectedVersion: 1 });
  await within(async () => expect(await remindersOf(number)).toEqual([second]));
  expect(await remindNextUpdate({ number, nextUpdateAt: first }, new Date())).toBe(
    "another time is promised by now, or none",
  );
});

test("given that it is resolved first, then nobody is reminded", async () => {
  const nextUpdateAt = soon();
  const number = await givenIncident({ nextUpdateAt });
  await give(number, { type: "resolve", fix: "Restarted", expectedVersion: 1 });
  await within(async () => {
    const rows = await db().$queryRaw<{ state: string }[]>`
      SELECT state::text FROM pgboss.job WHERE name LIKE 'remind-next-update%' AND (data->>'number')::int = ${number}`;
    expect(rows).toEqual([{ state: "completed" }]);
  });
  expect(await remindersOf(number)).toEqual([]);
});

test("given a process that stops before it is due, then the next one reminds", async () => {
  const nextUpdateAt = soon();
  const number = await givenIncident({ nextUpdateAt });
  await stopQueue();
  await startQueue();
  await within(async () => expect(await remindersOf(number)).toEqual([nextUpdateAt]));
});
