import { LIMITS } from "#lib/incident/limits.ts";
import type { RequestId } from "#lib/incident/request-id.ts";
import type { IncidentState } from "#lib/incident/state.ts";

/** Those that are not known yet, each once. */
export function newRequestIds<T extends Pick<RequestId, "id">>(
  requestIds: readonly T[],
  known: ReadonlySet<string>,
): T[] {
  const seen = new Set(known);
  return requestIds.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Those that the incident does not list yet; null where it has no room for them. */
export function addedRequestIds(
  { requestIds: listed }: Pick<IncidentState, "requestIds">,
  requestIds: readonly RequestId[],
): RequestId[] | null {
  const added = newRequestIds(requestIds, new Set(listed.map(({ id }) => id)));
  return added.length === 0 || listed.length + added.length <= LIMITS.requestIds ? added : null;
}

/** What a refusal says where there is no room. */
export const TOO_MANY_REQUEST_IDS = `An incident keeps at most ${LIMITS.requestIds.toLocaleString("en")} request ids.`;
