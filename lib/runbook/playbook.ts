import type { ErrorHintId } from "#lib/runbook/error-hints.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";

/**
 * What Offhook can do itself in place of a step's command. Each is a triage run; the word says which of its readings the
 * person wants to see: `api` for the token, `rate-limit`, `status` and `incidents`, `health`, or the verdict.
 */
export type AppAction = "run-triage" | "verify-token" | "check-rate-limit" | "check-status-page" | "check-health";

/** What the button says. */
export const APP_ACTION_LABELS: Readonly<Record<AppAction, string>> = {
  "run-triage": "Run triage",
  "verify-token": "Verify the token",
  "check-rate-limit": "Check the rate limit",
  "check-status-page": "Check the status page",
  "check-health": "Check our health",
};

/** Where facts about the outside world changed the runbook. */
export type Correction = {
  /** What the runbook says, in its own words. */
  readonly runbook: string;
  readonly reason: string;
};

type StepText = {
  /** Stable and unique among all playbooks, so that a tick and an anchor keep their meaning. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What a person should see when the step went well, and what other outcomes mean. */
  readonly expected?: string;
  readonly link?: { readonly label: string; readonly href: string };
  readonly appAction?: AppAction;
  readonly errorHint?: ErrorHintId;
  readonly correction?: Correction;
};

/**
 * `do`: a person acts somewhere else. `check`: finds something out and changes nothing, with or without a command.
 * `command`: changes something. `code`: something to have in our own code.
 */
export type Step = StepText &
  (
    | { readonly kind: "do"; readonly command?: never; readonly code?: never }
    | { readonly kind: "check"; readonly command?: string; readonly code?: never }
    | { readonly kind: "command"; readonly command: string; readonly code?: never }
    | { readonly kind: "code"; readonly code: string; readonly command?: never }
  );

/** What to do at one end of the decision tree, in order. */
export type Playbook = {
  readonly leaf: Leaf;
  readonly title: string;
  /** How a person knows that the playbook is finished. */
  readonly doneWhen: string;
  readonly steps: readonly Step[];
};
