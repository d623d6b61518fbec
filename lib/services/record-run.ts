import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { Fact, TriageRun } from "#lib/contracts/triage.ts";
import { type HeldRecord, withRecordHeld } from "#lib/db/monitor-record.ts";
import { publish } from "#lib/db/publish.ts";
import { insertSamples } from "#lib/db/samples.ts";
import { findStatusPageReport, saveStatusPageReport } from "#lib/db/status-page-reports.ts";
import { insertTriageRun } from "#lib/db/triage-runs.ts";
import { env } from "#lib/env.ts";
import type { RequestId } from "#lib/incident/request-id.ts";
import { Memory, NO_MEMORY } from "#lib/monitor/memory.ts";
import type { Pace } from "#lib/monitor/pace.ts";
import { requestIdEnds } from "#lib/monitor/request-id-ends.ts";
import { isWellAgain, stepWatch } from "#lib/monitor/watch.ts";
import { isSettled, keepSuspicion } from "#lib/services/keep-suspicion.ts";
import { samplesOf } from "#lib/services/samples-of.ts";
import { instant } from "#lib/text/instant.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";
import { latestReadings } from "#lib/triage/latest-readings.ts";
import { pageNews } from "#lib/triage/page-changes.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageReport } from "#lib/triage/status-page.ts";
import { troubleOf } from "#lib/triage/trouble-of.ts";
import { verdictChanges } from "#lib/triage/verdict-changes.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

/** Where no monitor runs, a figure tells how things are for a minute. */
const FRESH_WITHOUT_MONITOR_MS = 60_000;

type Recording = {
  readonly run: TriageRun;
  /** The workspace's region as this run's own `/me` told it. */
  readonly region: Region | null;
  /** Ours, as far as it is known. */
  readonly ourRegion: Region | null;
  /** The status page as this run saw it. */
  readonly page: PageReport | null;
  /** When the monitor looks again; null for a run that a person asked for, which counts for no suspicion. */
  readonly pace: Pace | null;
};

/** What a run means for the open incidents. */
export type Recorded = {
  /** What turned the verdict into what it is now, in whole sentences. */
  readonly changes: readonly string[];
  /** Of the calls that failed since the trouble began, the first and the last for each endpoint and code. */
  readonly requestIds: readonly RequestId[];
  /** False where calls work again, but not yet for long enough to write it into a timeline. */
  readonly isSettled: boolean;
};

/**
 * Keeps a run and all that follows from it, in one transaction: samples, the latest readings, the verdict over time, the
 * suspicion with its notices; and tells every open page.
 */
export async function recordRun(recording: Recording): Promise<Recorded> {
  const { run, region, ourRegion, page, pace } = recording;
  return withRecordHeld(run.simulated, async (held) => {
    const { transaction, monitor } = held;
    await insertTriageRun(transaction, run, region);
    await insertSamples(transaction, samplesOf(run));
    const before = await findStatusPageReport(run.simulated, transaction);
    if (page !== null) {
      const seenAt = new Date(run.endedAt);
      await saveStatusPageReport(transaction, { simulated: run.simulated, report: page, region: ourRegion, seenAt });
    }
    const readings = monitor?.readings ?? [];
    const changes = verdictChanges(
      readings,
      run.readings,
      page === null ? [] : pageNews(before?.report ?? null, page, ourRegion),
    );
    const freshForMs = pace?.freshForMs ?? monitor?.freshForMs ?? FRESH_WITHOUT_MONITOR_MS;
    const isTurned = await keepPeriod(held, run, changes, freshForMs);

    const memory = Memory.safeParse(monitor?.memory).data ?? NO_MEMORY;
    const { next, requestIds, step } = remember(memory, recording, findingsOf(run).requestIds, held.suspicion);
    await keepSuspicion(held, step, { run, requestIds });

    await held.saveMonitor({
      readings: latestReadings(readings, run.readings),
      memory: next,
      freshForMs,
      lastRunAt: pace === null ? (monitor?.lastRunAt ?? null) : new Date(run.endedAt),
      nextRunAt: pace === null ? (monitor?.nextRunAt ?? null) : new Date(Date.parse(run.endedAt) + pace.delayMs),
      intervalMs: pace?.intervalMs ?? monitor?.intervalMs ?? env().monitor.intervalMs,
      slowedBy: pace === null ? (monitor?.slowedBy ?? null) : pace.slowedBy,
    });
    await publish(transaction, { kind: "triage" });
    return {
      changes: (isTurned ? changes : (held.period?.changes ?? [])).map(({ fact }) => fact),
      requestIds,
      isSettled: pace === null || troubleOf(run.verdict) !== null || isWellAgain(next.watch, env().suspicion),
    };
  });
}

/** Lengthens the present period, or begins the next. @returns whether the verdict turned */
async function keepPeriod(
  { period, beginPeriod, extendPeriod }: HeldRecord,
  run: TriageRun,
  changes: readonly Fact[],
  freshForMs: number,
): Promise<boolean> {
  const { side, leaf, severity, confidence } = run.verdict;
  const endedAt = new Date(run.endedAt);
  const isSame =
    period !== null &&
    period.side === side &&
    period.leaf === leaf &&
    period.severity === severity &&
    period.confidence === confidence;
  const sinceSeen = period === null ? 0 : endedAt.getTime() - period.seenAt.getTime();
  // After a gap in monitoring, or with a clock that was set back, nobody knows what was in between.
  if (isSame && sinceSeen >= 0 && sinceSeen <= period.freshForMs) {
    await extendPeriod({ seenAt: endedAt, freshForMs });
    return false;
  }
  await beginPeriod({
    side,
    leaf,
    severity,
    confidence,
    startedAt: endedAt,
    seenAt: endedAt,
    freshForMs,
    sentence: verdictSentence(run),
    changes: isSame ? [] : changes,
    runId: run.id,
  });
  return !isSame;
}

function remember(memory: Memory, { run, pace }: Recording, ids: readonly RequestId[], lasting: Suspicion | null) {
  const requestIds = requestIdEnds(memory.requestIds, ids);
  // A person may ask as often as they like: that is no second bad run.
  if (pace === null) return { next: memory, requestIds, step: { kind: "nothing" } as const };
  const { watch, step } = stepWatch(
    memory.watch,
    lasting && { leaf: lasting.leaf, isSettled: isSettled(lasting) },
    { startedAt: instant(new Date(run.startedAt)), trouble: troubleOf(run.verdict) },
    env().suspicion,
  );
  const isOver = step.kind === "end" || (lasting === null && step.kind === "nothing" && watch.bad.length === 0);
  return { next: { watch, requestIds: isOver ? [] : requestIds }, requestIds, step };
}
