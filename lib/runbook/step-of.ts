import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import type { AppAction } from "#lib/runbook/playbook.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";

/** What the record has to know of a step. */
export type KnownStep = {
  readonly title: string;
  /** Null where a person has to do it. */
  readonly appAction: AppAction | null;
  readonly leaf: Leaf;
};

/** Neither id nor title nor action depends on what is configured, so the defaults serve. */
const STEPS: ReadonlyMap<string, KnownStep> = new Map(
  LEAVES.flatMap((leaf) =>
    playbookFor(leaf, DEFAULT_RUNBOOK_VALUES).steps.map(({ id, title, appAction }): [string, KnownStep] => [
      id,
      { title, appAction: appAction ?? null, leaf },
    ]),
  ),
);

/** The step of that id, in whichever playbook it stands; null where none has it. */
export function stepOf(id: string): KnownStep | null {
  return STEPS.get(id) ?? null;
}
