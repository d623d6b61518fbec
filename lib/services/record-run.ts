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
import { isWellAgain, type LastingSuspicion, stepWatch } from "#lib/monitor/watch.ts";
import { keepSuspicion, settleSuspicion } from "#lib/services/keep-suspicion.ts";
import { samplesOf } from "#lib/services/samples-of.ts";
import { instant } from "#lib/text/instant.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";
import { latestReadings } from "#lib/triage/latest-readings.ts";
import { pageNews } from "#lib/triage/page-changes.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageReport } from "#lib/triage/status-page.ts";
import { AUTHENTICATED } from "#lib/triage/trouble.ts";
import { troubleOf } from "#lib/triage/trouble-of.ts";
import { verdictChanges } from "#lib/triage/verdict-changes.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

/** Where no monitor runs, a figure tells how things are for a minute. */
const FRESH_WITHOUT_MONITOR_MS = 60_000;

type Recording = {
  readonly run: TriageRun;
  /** The workspace's region as this run's own `/me` told it. */
  readonly region: Region | null;
  /** The same of its id. */
  readonly workspaceId: string | null;
  /** Ours, as far as it is known. */
  readonly ourRegion: Region | null;
  /** The status page as this run saw it. */
  readonly page: PageReport | null;
  /** When the monitor looks again; null for a run that a person asked for, which counts for no suspicion. */
  readonly pace: Pace | null;
};

/** What a run means for the open incidents, and for the next run. */
export type Recorded = {
  /** What turned the verdict into what it is now, in whole sentences. */
  readonly changes: readonly string[];
  /** Of the calls that failed since the trouble began, the first and the last for each endpoint and code. */
  readonly requestIds: readonly RequestId[];
  /** False where calls work again, but not yet for long enough to write it into a timeline. */
  readonly isTellable: boolean;
  /** Whether a suspicion lasts after it. */
  readonly isSuspected: boolean;
};

/**
 * Keeps a run and all that follows from it, in one transaction: samples, the latest readings, the verdict over time, the
 * suspicion with its notices; and tells every open page.
 */
export async function recordRun(recording: Recording): Promise<Recorded> {
  const { run, region, workspaceId, ourRegion, page, pace } = recording;
  return withRecordHeld(run.simulated, async (held) => {
    const { transaction, monitor } = held;
    if (!(await insertTriageRun(transaction, run, { region, workspaceId }))) return keptBefore(held);
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

    const lasting = pace === null ? null : await settleSuspicion(held, run);
    const isBlind = pace !== null && held.suspicion !== null && lasting === null;
    const memory = (isBlind ? undefined : Memory.safeParse(monitor?.memory).data) ?? NO_MEMORY;
    const { next, requestIds, step } = remember(memory, recording, findingsOf(run).requestIds, lasting);
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
      isSuspected: step.kind !== "end" && (lasting !== null || step.kind === "raise"),
      isTellable: pace === null || troubleOf(run.verdict) !== null || isWellAgain(next.watch, env().suspicion),
    };
  });
}

/** It was kept, and the answer was lost on its way: there is nothing to add, and the next run tells the incidents. */
function keptBefore({ suspicion }: HeldRecord): Recorded {
  return { changes: [], requestIds: [], isTellable: false, isSuspected: suspicion !== null };
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
  // After a gap in monitoring, or with a clock that was set back, nobody knows what was in between. A run that ended a moment
  // before another one may be kept a moment after it.
  if (isSame && Math.abs(endedAt.getTime() - period.seenAt.getTime()) <= period.freshForMs) {
    await extendPeriod({ seenAt: new Date(Math.max(endedAt.getTime(), period.seenAt.getTime())), freshForMs });
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

function remember(
  memory: Memory,
  { run, pace }: Recording,
  ids: readonly RequestId[],
  lasting: LastingSuspicion | null,
) {
  const requestIds = requestIdEnds(memory.requestIds, ids);
  const trouble = troubleOf(run.verdict);
  // A person may ask as often as they like: that is no second bad run. And what was not asked cannot be well again.
  const tellsNothing = pace === null || (lasting !== null && trouble === null && !isWhole(run));
  if (tellsNothing) return { next: memory, requestIds, step: { kind: "nothing" } as const };
  const { watch, step } = stepWatch(
    memory.watch,
    lasting,
    { startedAt: instant(new Date(run.startedAt)), trouble },
    env().suspicion,
  );
  const isOver = step.kind === "end" || (lasting === null && step.kind === "nothing" && watch.bad.length === 0);
  return { next: { watch, requestIds: isOver ? [] : requestIds }, requestIds, step };
}

/** Whether every call that can be in trouble was made. */
function isWhole({ readings }: TriageRun): boolean {
  return AUTHENTICATED.every((name) => readings.some(({ probe }) => probe === name));
}
