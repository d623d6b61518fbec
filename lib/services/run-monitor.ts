import { env } from "#lib/env.ts";
import { MONITOR } from "#lib/incident/author.ts";
import { type Pace, paceAfter } from "#lib/monitor/pace.ts";
import { type Asked, askAround } from "#lib/services/ask-around.ts";
import { recordRun } from "#lib/services/record-run.ts";
import { tellIncidents } from "#lib/services/tell-incidents.ts";
import type { OptionalQuestion } from "#lib/triage/optional-question.ts";
import { AUTHENTICATED } from "#lib/triage/trouble.ts";

type MonitorTurn = {
  /** Which of the optional questions are asked at once; null for a process that has just begun. */
  readonly first: readonly OptionalQuestion[] | null;
  /** Counts the runs. */
  readonly turn: number;
  /** From 0 to 1. */
  readonly random: number;
};

/** A run of the monitor that is not kept yet. */
export type MonitorLook = { readonly asked: Asked; readonly pace: Pace };

/** While a suspicion lasts, every run looks whether each call works again. */
const CALLS: readonly OptionalQuestion[] = ["conversations", "contactsSearch"];

/** One look of the monitor. Nobody is asked for permission: it is Offhook itself that looks. Works without the database. */
export async function lookForMonitor({ first, turn, random }: MonitorTurn): Promise<MonitorLook> {
  const began = performance.now();
  const asked = await askAround({ ranBy: null, first: first ?? ["conversations"] });
  const { verdict, readings, rateLimit } = asked.run;
  const calls = readings.filter(({ probe }) => AUTHENTICATED.some((name) => name === probe));
  const pace = paceAfter(
    {
      side: verdict.side,
      isTroubled: calls.some(({ state }) => state === "fail" || state === "warn"),
      isLimited: calls.some(({ httpStatus }) => httpStatus === 429),
      rateLimit,
      durationMs: performance.now() - began,
    },
    env().monitor,
    turn,
    random,
  );
  return { asked, pace };
}

/**
 * Keeps a look, and tells the open incidents what is new to them.
 * @returns what the next look asks at once
 * @throws whatever the database throws where it could not be kept; it may be tried again
 */
export async function keepLook({ asked, pace }: MonitorLook): Promise<readonly OptionalQuestion[]> {
  const recorded = await recordRun({ ...asked, pace });
  if (recorded.isTellable) await tellIncidents(asked.run, recorded, MONITOR);
  return recorded.isSuspected && pace.slowedBy === null ? [...new Set([...pace.first, ...CALLS])] : pace.first;
}
