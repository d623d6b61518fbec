import type { NextAction, NextActions } from "#components/dashboard/next-action.ts";
import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";

const SHOWN_STEPS = 3;

/**
 * The first steps of every leaf, for a dashboard whose verdict changes while it is open. Made on the server: the playbooks
 * with their commands stay out of the browser. Titles hold no configured values, so the defaults serve.
 */
export function nextActions(): NextActions {
  return Object.fromEntries(LEAVES.map((leaf) => [leaf, nextActionAt(leaf)])) as Record<Leaf, NextAction>;
}

function nextActionAt(leaf: Leaf): NextAction {
  const { title, steps } = playbookFor(leaf, DEFAULT_RUNBOOK_VALUES);
  return { title, firstSteps: steps.slice(0, SHOWN_STEPS).map((step) => step.title) };
}
