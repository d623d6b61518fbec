import { randomUUID } from "node:crypto";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { findOpenIncidents, isIncidentOpen } from "#lib/db/incident-list.ts";
import type { HeldRecord } from "#lib/db/monitor-record.ts";
import { publish } from "#lib/db/publish.ts";
import { insertSuspicion, updateSuspicion } from "#lib/db/suspicions.ts";
import { env } from "#lib/env.ts";
import type { RequestId } from "#lib/incident/request-id.ts";
import type { LastingSuspicion, WatchStep } from "#lib/monitor/watch.ts";
import { queueSuspicionNotices } from "#lib/services/notify-suspicion.ts";
import { type Instant, instant } from "#lib/text/instant.ts";
import { isSameProblem } from "#lib/triage/same-problem.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

/** After so long without a look, in milliseconds, nobody can say that trouble is still the same. */
const LONGEST_BLIND_MS = 15 * 60_000;

/**
 * The suspicion that lasts, and what became of it. One from before a long gap in monitoring is ended first: what is found after it
 * began at a time that nobody knows, and not back then.
 */
export async function settleSuspicion(held: HeldRecord, run: TriageRun): Promise<LastingSuspicion | null> {
  const { suspicion, monitor, transaction } = held;
  if (suspicion === null) return null;
  const lastSeen = monitor?.lastRunAt ?? null;
  if (lastSeen !== null && Math.abs(Date.parse(run.endedAt) - lastSeen.getTime()) > LONGEST_BLIND_MS) {
    await end(held, lastSeen);
    return null;
  }
  return { leaf: suspicion.leaf, severity: suspicion.severity, settled: await settledBy(transaction, suspicion) };
}

type Found = { readonly run: TriageRun; readonly requestIds: readonly RequestId[] };

/** Raises, changes or ends the suspicion as the run asks for it, with the notices that follow. */
export async function keepSuspicion(held: HeldRecord, step: WatchStep, trouble: Found): Promise<void> {
  const { suspicion } = held;
  switch (step.kind) {
    case "nothing":
      return;
    case "go-on":
      if (suspicion !== null && suspicion.dismissed === null && suspicion.incidentNumber === null)
        await goOn(held, suspicion, trouble);
      return;
    case "raise":
      return raise(held, step.startedAt, trouble);
    case "end":
      return end(held, new Date(trouble.run.endedAt));
    case "replace":
      await end(held, new Date(trouble.run.endedAt));
      return raise(held, step.startedAt, trouble);
    default:
      return step satisfies never;
  }
}

async function raise({ transaction }: HeldRecord, startedAt: Instant, { run, requestIds }: Found): Promise<void> {
  const { side, leaf, severity } = run.verdict;
  if (severity === null) throw new Error("a run without a severity is no trouble");
  const suspicion: Suspicion = {
    id: randomUUID(),
    side,
    leaf,
    severity,
    startedAt,
    raisedAt: instant(new Date(run.endedAt)),
    endedAt: null,
    trigger: triggerOf(run),
    runId: run.id,
    // Those of another trouble before it are none of its own.
    requestIds: requestIds.filter(({ at }) => at === null || at >= startedAt),
    incidentNumber: await incidentOf(transaction, { leaf, drill: run.simulated }),
    dismissed: null,
  };
  await insertSuspicion(transaction, run.simulated, suspicion);
  await queueSuspicionNotices(transaction, { suspicion, event: "raised", env: env() });
  await publish(transaction, { kind: "suspicion" });
}

async function goOn({ transaction }: HeldRecord, before: Suspicion, { run, requestIds }: Found): Promise<void> {
  const { side, leaf, severity } = run.verdict;
  const incidentNumber = await incidentOf(transaction, { leaf, drill: run.simulated });
  // Nobody knows of it yet, and it has turned into something else: whoever looks now is told what is wrong now.
  const isOther = !isSameProblem(before.leaf, leaf);
  await updateSuspicion(transaction, before.id, {
    ...(isOther && { trigger: triggerOf(run), runId: run.id }),
    side,
    leaf,
    severity: severity ?? before.severity,
    requestIds: [...requestIds],
    incidentNumber,
  });
  const isNews = before.leaf !== leaf || before.severity !== severity || incidentNumber !== null;
  if (isNews) await publish(transaction, { kind: "suspicion" });
}

async function end({ transaction, suspicion }: HeldRecord, at: Date): Promise<void> {
  if (suspicion === null) return;
  const ended = await updateSuspicion(transaction, suspicion.id, { endedAt: instant(at) });
  await queueSuspicionNotices(transaction, { suspicion: ended, event: "ended", env: env() });
  await publish(transaction, { kind: "suspicion" });
}

async function settledBy(
  transaction: HeldRecord["transaction"],
  { dismissed, incidentNumber }: Suspicion,
): Promise<LastingSuspicion["settled"]> {
  // What was dismissed may have been declared all the same: then the incident counts.
  if (incidentNumber !== null) return (await isIncidentOpen(incidentNumber, transaction)) ? "incident" : "resolved";
  return dismissed === null ? null : "dismissed";
}

/** The open incident of the problem, the newest of several: nobody is asked to declare it twice. */
async function incidentOf(
  transaction: HeldRecord["transaction"],
  { leaf, drill }: { leaf: Suspicion["leaf"]; drill: boolean },
): Promise<number | null> {
  const open = await findOpenIncidents({ drill }, transaction);
  return open.find((incident) => isSameProblem(incident.leaf, leaf))?.number ?? null;
}

/** The first alert of an incident that is declared from it. */
function triggerOf(run: TriageRun): string {
  return `Offhook's monitor: ${verdictSentence(run)}`;
}
