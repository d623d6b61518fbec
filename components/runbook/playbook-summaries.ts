import type { PlaybookSummaries, PlaybookSummary } from "#components/runbook/playbook-summary.ts";
import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";

const SHOWN_STEPS = 3;

/**
 * The first steps of every leaf, for a page whose verdict changes while it is open. Made on the server: the playbooks
 * with their commands stay out of the browser. Titles hold no configured values, so the defaults serve.
 */
export function playbookSummaries(): PlaybookSummaries {
  return Object.fromEntries(LEAVES.map((leaf) => [leaf, summaryOf(leaf)])) as Record<Leaf, PlaybookSummary>;
}

function summaryOf(leaf: Leaf): PlaybookSummary {
  const { title, steps } = playbookFor(leaf, DEFAULT_RUNBOOK_VALUES);
  return { title, firstSteps: steps.slice(0, SHOWN_STEPS).map((step) => step.title) };
}
