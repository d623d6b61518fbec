import type { QueryClient, QueryKey } from "@tanstack/react-query";

const TAKEN = new WeakSet<object>();

/** Whether a page has been shown that was sent with this very object: on the way back a browser shows the page that it kept. */
export function wasTaken(sent: object): boolean {
  return TAKEN.has(sent);
}

/**
 * Puts what a page was sent with in the place of what the browser keeps, where it is newer. What had to be asked again stays so:
 * the change may have come after the page was made.
 */
export function takeSent<Value>(
  queries: QueryClient,
  key: QueryKey,
  sent: Value,
  isNewer: (sent: Value, kept: Value) => boolean,
): void {
  const state = queries.getQueryState<Value>(key);
  const isNews = state?.data !== undefined && isNewer(sent, state.data);
  if (typeof sent === "object" && sent !== null) TAKEN.add(sent);
  if (!isNews) return;
  queries.setQueryData<Value>(key, sent);
  if (state.isInvalidated) void queries.invalidateQueries({ queryKey: key, exact: true, refetchType: "none" });
}

/** Whether one instant is after the other; null, for what never was, is before all. */
export function isLater(one: string | null | undefined, other: string | null | undefined): boolean {
  if (one == null) return false;
  return other == null || Date.parse(one) > Date.parse(other);
}
