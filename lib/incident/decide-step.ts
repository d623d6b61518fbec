import type { Circumstances } from "#lib/incident/circumstances.ts";
import type { Command } from "#lib/incident/command.ts";
import type { Decision } from "#lib/incident/decision.ts";
import type { EventBody } from "#lib/incident/event.ts";
import { refuse } from "#lib/incident/refusal.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { NO_SUCH_RUN } from "#lib/incident/triage-news.ts";
import { stepOf } from "#lib/runbook/step-of.ts";
import { instant } from "#lib/text/instant.ts";

type StepCommand = Extract<Command, { type: `${string}-step` }>;

/** What is done of the playbook. Ticks never conflict: whoever ticks what is ticked already wanted just that. */
export function decideStep(
  state: IncidentState,
  command: StepCommand,
  { now, triage, finding }: Circumstances,
): Decision {
  const { step } = command;
  const isDone = state.steps.some((known) => known.step === step && known.done !== null);
  // One that a later version took out of its playbook can still be opened again.
  const title = stepOf(step)?.title ?? titleOf(state, step);
  if (title === null) return refuse.invalid("step", `There is no step ${step} in any playbook.`);
  const record = (body: EventBody): Decision => ({ events: [{ happenedAt: instant(now), body }] });
  switch (command.type) {
    case "tick-step":
      return isDone ? { events: [] } : record({ kind: "step-done", step, title });
    case "untick-step":
      return isDone ? record({ kind: "step-undone", step, title }) : { events: [] };
    case "check-step": {
      if (triage === null) return refuse.invalid("triageRunId", NO_SUCH_RUN);
      if (triage.simulated !== state.drill) {
        return refuse.invalid(
          "triageRunId",
          "This run and this incident do not belong together: one of them is a drill.",
        );
      }
      if (finding === null) {
        return refuse.invalid("step", `${title}: a person has to do this step, Offhook cannot look for it.`);
      }
      const { runId } = triage;
      if (isChecked(state, step, runId)) return { events: [] };
      return record({ kind: "step-checked", step, title, runId, ...finding });
    }
    default:
      return command satisfies never;
  }
}

function isChecked({ entries }: IncidentState, step: string, runId: string): boolean {
  return entries.some(
    ({ body, retracted }) =>
      retracted === null && body.kind === "step-checked" && body.step === step && body.runId === runId,
  );
}

function titleOf({ entries }: IncidentState, step: string): string | null {
  const ticked = entries.findLast(({ body }) => body.kind === "step-done" && body.step === step)?.body;
  return ticked?.kind === "step-done" ? ticked.title : null;
}
