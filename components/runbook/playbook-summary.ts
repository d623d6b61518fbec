import type { Leaf } from "#lib/runbook/leaf.ts";

/** What to do first at a leaf, as the page was sent it: the titles of the playbook and of its first steps. */
export type PlaybookSummary = { readonly title: string; readonly firstSteps: readonly string[] };
export type PlaybookSummaries = Readonly<Record<Leaf, PlaybookSummary>>;

/** Where the leaf's whole playbook stands. */
export function playbookHref(leaf: Leaf): `/runbook#playbook-${Leaf}` {
  return `/runbook#playbook-${leaf}`;
}
