import type { RateLimit } from "#lib/contracts/triage.ts";

/** Of two that may know of the window, the one that heard of it last. */
export function newestRateLimit(one: RateLimit | null, other: RateLimit | null): RateLimit | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(other.at) > Date.parse(one.at) ? other : one;
}
