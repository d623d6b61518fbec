import type { Verdict } from "#lib/contracts/triage.ts";
import { ERROR_HINTS } from "#lib/runbook/error-hints.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import type { Playbook, Step } from "#lib/runbook/playbook.ts";
import { SEVERITY_LEVELS } from "#lib/runbook/severity.ts";

/** The verdict and the leaf's steps, as lines for a terminal. */
export function verdictText(verdict: Verdict, playbook: Playbook): string[] {
  const { side, leaf, severity, confidence, decidedBy, wouldFlip } = verdict;
  const { title, meaning } = LEAF_MEANINGS[leaf];
  const respond =
    severity === null ? "nothing to declare" : `${severity}, respond ${SEVERITY_LEVELS[severity].responseTime}`;
  return [
    `${side.toUpperCase()} (${confidence}): ${title}, ${respond}`,
    meaning,
    ...decidedBy.map(({ probe, fact }) => `  decided by ${probe}: ${fact}`),
    ...wouldFlip.map(({ probe, fact }) => `  would flip, ${probe}: ${fact}`),
    "",
    playbook.title,
    ...playbook.steps.flatMap(stepText),
    `Done when: ${playbook.doneWhen}`,
  ];
}

function stepText(step: Step, index: number): string[] {
  const hint = step.errorHint === undefined ? null : ERROR_HINTS[step.errorHint];
  const shown = step.command ?? step.code;
  return [
    `${index + 1}. ${step.title}`,
    `   ${step.text}`,
    ...(shown === undefined ? [] : shown.split("\n").map((line) => `     ${line}`)),
    ...(step.expected === undefined ? [] : [`   Expected: ${step.expected}`]),
    ...(hint === null ? [] : [`   ${hint.issue}? ${hint.solution}`]),
  ];
}
