import { actionOf, causeOf } from "#lib/runbook/cause-and-action.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";

/** The runbook's bracketed alternatives in its Slack message, each ready to fill in. */
export const IMPACTS = ["Customer conversations not loading", "Messages not sending"] as const;
const CAUSES = ["Intercom API returning 5xx", "Our token expired", "Rate limited"] as const;
const ACTIONS = ["Enabling fallback", "Rotating token", "Pausing sync jobs"] as const;

/** What can be chosen as the cause of an incident: the words of its leaf first, then the runbook's alternatives. */
export function causesAt(leaf: Leaf | null): readonly string[] {
  return leaf === null ? CAUSES : [...new Set([causeOf(leaf), ...CAUSES])];
}

/** The same for what is being done. */
export function actionsAt(leaf: Leaf | null): readonly string[] {
  return leaf === null ? ACTIONS : [...new Set([actionOf(leaf), ...ACTIONS])];
}
