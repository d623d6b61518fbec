import { env } from "#lib/env.ts";
import { MONITOR } from "#lib/incident/author.ts";
import { type Pace, paceAfter } from "#lib/monitor/pace.ts";
import { addTriageNews } from "#lib/services/add-triage-news.ts";
import { askAround, withoutDatabase } from "#lib/services/ask-around.ts";
import { recordRun } from "#lib/services/record-run.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";
import { OPTIONAL_QUESTIONS } from "#lib/triage/optional-question.ts";
import { AUTHENTICATED } from "#lib/triage/trouble.ts";

type MonitorTurn = {
  /** The pace after the run before; null for a process that has just begun. */
  readonly before: Pace | null;
  /** Counts the runs. */
  readonly turn: number;
  /** From 0 to 1. */
  readonly random: number;
};

/**
 * One run of the monitor: asks, keeps what follows from it, and tells the open incidents what is new to them. Nobody is asked for
 * permission: it is Offhook itself that looks.
 * @throws whatever the database throws where the run could not be kept
 */
export async function runMonitor({ before, turn, random }: MonitorTurn): Promise<Pace> {
  const began = performance.now();
  const asked = await askAround({ ranBy: null, first: before?.first ?? OPTIONAL_QUESTIONS });
  const { run } = asked;
  const calls = run.readings.filter(({ probe }) => AUTHENTICATED.some((name) => name === probe));
  const pace = paceAfter(
    {
      side: run.verdict.side,
      isTroubled: calls.some(({ state }) => state === "fail" || state === "warn"),
      isLimited: calls.some(({ httpStatus }) => httpStatus === 429),
      rateLimit: run.rateLimit,
      durationMs: performance.now() - began,
    },
    env().monitor,
    turn,
    random,
  );
  const { changes, requestIds, isSettled } = await recordRun({ ...asked, pace });
  if (isSettled) {
    const findings = { ...findingsOf(run), changes, requestIds };
    await addTriageNews(findings, MONITOR, new Date()).catch(withoutDatabase(undefined));
  }
  return pace;
}
