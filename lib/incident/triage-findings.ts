import type { RequestId } from "#lib/incident/request-id.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Instant } from "#lib/text/instant.ts";

/** What of a triage run belongs to an incident. */
export type TriageFindings = {
  readonly runId: string;
  /** Of the simulator: it belongs to drills alone. */
  readonly simulated: boolean;
  readonly startedAt: Instant;
  readonly leaf: Leaf;
  /** The verdict in one sentence. */
  readonly text: string;
  /** What turned the verdict before into this one, in whole sentences; empty where that is not told. */
  readonly changes: readonly string[];
  /** Those of the calls that failed. */
  readonly requestIds: readonly RequestId[];
};
