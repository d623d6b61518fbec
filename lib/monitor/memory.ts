import { z } from "zod";
import { StoredRequestId } from "#lib/incident/request-id.ts";
import { NOTHING_SEEN, Watch } from "#lib/monitor/watch.ts";

/** What the monitor remembers from one run to the next beside readings and times. */
export const Memory = z.object({
  watch: Watch,
  /** The first and the last request id for each endpoint and code, since the first bad run of what is, or may become, a suspicion. */
  requestIds: z.array(StoredRequestId),
});
export type Memory = z.infer<typeof Memory>;

export const NO_MEMORY: Memory = { watch: NOTHING_SEEN, requestIds: [] };
