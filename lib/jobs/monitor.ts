import { setTimeout } from "node:timers/promises";
import { type Leadership, type Task, tryToLead, unseat } from "#lib/db/leadership.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import type { Pace } from "#lib/monitor/pace.ts";
import { hub } from "#lib/realtime/hub.ts";
import { findMonitoring } from "#lib/services/find-monitoring.ts";
import { runMonitor } from "#lib/services/run-monitor.ts";

/** After a failure: soon, because a database that comes back is to find a monitor. */
const RETRY_MS = 250;
/** How long a run under way may go on once we were told to stop. */
const DRAIN_MS = 2_000;
/** A leader that has been silent for so many times two intervals hangs. */
const HANGS_AFTER = 3;

/** Looks at Intercom again and again, as long as this process leads; another one takes over when it dies. */
export function startMonitor(): { close(): Promise<void> } {
  const closing = new AbortController();
  const done = watch(closing.signal);
  return {
    close: async () => {
      closing.abort();
      await Promise.race([done, setTimeout(DRAIN_MS)]);
    },
  };
}

async function watch(closing: AbortSignal): Promise<void> {
  const { databaseUrl, simulated, monitor } = env();
  const task: Task = { name: "monitor", simulated };
  const failures = onceInARow();
  while (!closing.aborted) {
    try {
      const leadership = await tryToLead(databaseUrl, task);
      failures.over();
      if (leadership === null) {
        if (await leaderHangs()) await unseat(task);
        else await pause(monitor.fastIntervalMs / 3, closing);
      } else {
        await lead(leadership, closing).finally(leadership.release);
      }
    } catch (err) {
      if (!closing.aborted) failures.log(err, "The monitor cannot use the database; it tries again until it can");
      await pause(RETRY_MS, closing);
    }
  }
}

async function lead({ lost }: Leadership, closing: AbortSignal): Promise<void> {
  log.info("This process monitors Intercom");
  const stop = AbortSignal.any([lost, closing]);
  const failures = onceInARow();
  await pause(await untilDue(), stop);
  for (let turn = 0, before: Pace | null = null; !stop.aborted; turn += 1) {
    const wake = wakeOnSwitch(stop);
    let delayMs = RETRY_MS;
    try {
      before = await runMonitor({ before, turn, random: Math.random() });
      delayMs = before.delayMs;
      failures.over();
    } catch (err) {
      if (!stop.aborted) failures.log(err, "A run of the monitor could not be kept");
    }
    await pause(delayMs, wake.signal);
    wake.forget();
  }
}

/** Milliseconds until the run that the last leader planned: a process that starts again and again asks no more for it. */
async function untilDue(): Promise<number> {
  const { nextRunAt, intervalMs } = await findMonitoring();
  const planned = nextRunAt === null ? 0 : Date.parse(nextRunAt) - Date.now();
  return Math.min(Math.max(planned, 0), intervalMs);
}

async function leaderHangs(): Promise<boolean> {
  const { lastRunAt, freshForMs } = await findMonitoring();
  return lastRunAt !== null && Date.now() - Date.parse(lastRunAt) > HANGS_AFTER * Math.max(freshForMs, 20_000);
}

/** Whoever switches the simulator to something else wants to see it, and not in half a minute. */
function wakeOnSwitch(stop: AbortSignal): { signal: AbortSignal; forget: () => void } {
  const switched = new AbortController();
  const forget = hub().subscribe((message) => {
    if (message.kind === "change" && message.change.kind === "simulator") switched.abort();
  });
  return { signal: AbortSignal.any([stop, switched.signal]), forget };
}

/** Of many failures in a row one is worth a line. */
function onceInARow() {
  let logged = false;
  return {
    log: (err: unknown, message: string) => {
      if (logged) log.debug({ err }, message);
      else log.warn({ err }, message);
      logged = true;
    },
    over: () => {
      logged = false;
    },
  };
}

/** Waits, but no longer than until the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal }).catch(() => {});
}
