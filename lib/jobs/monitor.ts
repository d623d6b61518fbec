import { setTimeout } from "node:timers/promises";
import { type Leadership, type Task, tryToLead, unseat } from "#lib/db/leadership.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { hub } from "#lib/realtime/hub.ts";
import { findMonitoring } from "#lib/services/find-monitoring.ts";
import { keepLook, lookForMonitor, type MonitorLook } from "#lib/services/run-monitor.ts";
import type { OptionalQuestion } from "#lib/triage/optional-question.ts";

/** After a failure: soon, because a database that comes back is to find a monitor. */
const RETRY_MS = 250;
/** How long a run under way may go on once we were told to stop. */
const DRAIN_MS = 2_000;
/** A leader that has kept nothing for so many times two intervals hangs, but none that has not had a minute. */
const HANGS_AFTER = 3;
const HANGS_AFTER_MS = 60_000;

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
  let followed = followedFrom(null);
  while (!closing.aborted) {
    try {
      const leadership = await tryToLead(databaseUrl, task);
      failures.over();
      if (leadership === null) {
        followed = await follow(followed);
        if (hangs(followed)) {
          await unseat(task);
          followed = followedFrom(followed.lastRunAt);
        }
        await pause(monitor.fastIntervalMs / 3, closing);
      } else {
        await lead(leadership, closing).finally(leadership.release);
        followed = followedFrom(null);
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
  await pause(await untilDue(), stop);
  for (let turn = 0, first: readonly OptionalQuestion[] | null = null; !stop.aborted; turn += 1) {
    const wake = wakeOnSwitch(stop);
    const look = await lookForMonitor({ first, turn, random: Math.random() });
    const next = performance.now() + look.pace.delayMs;
    first = await keep(look, next, stop);
    await pause(Math.max(0, next - performance.now()), wake.signal);
    wake.forget();
  }
}

/**
 * Keeps a look, trying until the next one is due: what failed is the database, and Intercom is not asked again for that. What was
 * seen by a process that has lost its lead is left to the one that has it now.
 */
async function keep(look: MonitorLook, until: number, stop: AbortSignal): Promise<readonly OptionalQuestion[]> {
  const failures = onceInARow();
  while (!stop.aborted) {
    try {
      return await keepLook(look);
    } catch (err) {
      if (!stop.aborted)
        failures.log(err, "A run of the monitor could not be kept; it is tried again until the next one");
      if (performance.now() >= until) break;
      await pause(RETRY_MS, stop);
    }
  }
  return look.pace.first;
}

/** Milliseconds until the run that the last leader planned: a process that starts again and again asks no more for it. */
async function untilDue(): Promise<number> {
  const { nextRunAt, intervalMs } = await findMonitoring();
  const planned = nextRunAt === null ? 0 : Date.parse(nextRunAt) - Date.now();
  return Math.min(Math.max(planned, 0), intervalMs);
}

/** What a process that does not lead has seen of the one that does. */
type Followed = {
  readonly lastRunAt: string | null;
  /** Milliseconds of this process's own time at which that was new: the leader's clock may be another one. */
  readonly since: number;
  readonly freshForMs: number;
};

function followedFrom(lastRunAt: string | null, freshForMs = 0): Followed {
  return { lastRunAt, since: performance.now(), freshForMs };
}

async function follow(before: Followed): Promise<Followed> {
  const { lastRunAt, freshForMs } = await findMonitoring();
  return lastRunAt === before.lastRunAt ? { ...before, freshForMs } : followedFrom(lastRunAt, freshForMs);
}

function hangs({ since, freshForMs }: Followed): boolean {
  return performance.now() - since > Math.max(HANGS_AFTER * freshForMs, HANGS_AFTER_MS);
}

/** Whoever switches the simulator to something else wants to see it, and not in half a minute. */
function wakeOnSwitch(stop: AbortSignal): { signal: AbortSignal; forget: () => void } {
  if (!env().simulated) return { signal: stop, forget: () => {} };
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
