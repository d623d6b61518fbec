import type { RequestId } from "#lib/incident/request-id.ts";

/** The most endpoints and codes that are told apart: far more than there are, unless something answers with noise. */
const MOST_KINDS = 40;

/**
 * The first and the last id for each endpoint and code: what Intercom's support needs of an outage of hours, which has thousands.
 * @param known earlier ends, as this function gave them
 * @param more in the order in which they came
 */
export function requestIdEnds(known: readonly RequestId[], more: readonly RequestId[]): RequestId[] {
  const kinds = [...Map.groupBy([...known, ...more], ({ endpoint, code }) => `${endpoint} ${code}`).values()];
  return kinds.slice(0, MOST_KINDS).flatMap((ids) => {
    const first = ids[0];
    const last = ids.at(-1);
    return [...(first === undefined ? [] : [first]), ...(last === undefined || last === first ? [] : [last])];
  });
}
