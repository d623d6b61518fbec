import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { DeclarationInput } from "#lib/incident/command.ts";
import { wholeMinute } from "#lib/incident/next-update.ts";
import { actionOf, causeOf } from "#lib/runbook/cause-and-action.ts";

const NEXT_UPDATE_AFTER_MIN = 30;

/**
 * The incident as the monitor noticed it: it counts from the first bad run, not from whenever somebody decides.
 * @param me who declares, and so takes command
 */
export function declarationOf(suspicion: Suspicion, me: string, now: Date): DeclarationInput {
  const { id, severity, leaf, startedAt, trigger, runId } = suspicion;
  return {
    // One for all who see it: whoever is faster declares it, and the others are told.
    idempotencyKey: `suspicion-${id}`,
    severity,
    leaf,
    cause: causeOf(leaf),
    action: actionOf(leaf),
    commander: me,
    nextUpdateAt: wholeMinute(now, NEXT_UPDATE_AFTER_MIN),
    firstAlert: { at: startedAt, text: trigger },
    triageRunId: runId,
    suspicionId: id,
  };
}
