import type { Author } from "#lib/incident/author.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";

/** What a run found out for a step of a playbook. */
export type StepFinding = { readonly state: "ok" | "warn" | "fail" | "unknown"; readonly text: string };

/** An incident under its number. */
export type NumberedState = { readonly number: number; readonly state: IncidentState };

/** What a command is decided by beside the incident that it is given to. */
export type Circumstances = {
  readonly now: Date;
  /** Who gives it. */
  readonly by: Author;
  /** The number of the incident that it is given to. */
  readonly number: number;
  /** What the run found that the command names; null where it names none, or one that there is not. */
  readonly triage: TriageFindings | null;
  /** What that run found out for the step that the command names; null where there is no such run or step, or a person has to do the step. */
  readonly finding: StepFinding | null;
  /** The other incident that the command is about; null where it is about none, or one that there is not. */
  readonly other: NumberedState | null;
};
