import type { RequestId } from "#lib/incident/request-id.ts";

/** Those that are not known yet, each once. */
export function newRequestIds(requestIds: readonly RequestId[], known: ReadonlySet<string>): RequestId[] {
  const seen = new Set(known);
  return requestIds.filter(({ id }) => !seen.has(id) && seen.add(id));
}
