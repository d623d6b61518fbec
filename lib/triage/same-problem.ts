import type { Leaf } from "#lib/runbook/leaf.ts";

/** What an outage of Intercom's looks like at first, and once its page has said so: one problem under several leaves. */
const THEIRS: readonly string[] = ["upstream", "server-error", "degraded"] satisfies Leaf[];

/** Whether two verdicts on trouble speak of one problem, so that nobody is told of it twice: by their leaves. */
export function isSameProblem(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  return one === other || (THEIRS.includes(one) && THEIRS.includes(other));
}
