import type { RequestId } from "#lib/incident/request-id.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Severity } from "#lib/runbook/severity.ts";

/**
 * What incidents that end at one leaf are like. Each list holds ways to say the same thing, of which a story takes one;
 * `{rate}` and its like are filled in by the story.
 */
export type Scene = {
  readonly leaf: Leaf;
  /** How often it happens, compared with the others. */
  readonly weight: number;
  /** The severities it is declared with; one named twice is twice as likely. */
  readonly severities: readonly Severity[];
  /** The minutes that one takes from first alert to resolution: the shortest and the longest usual. */
  readonly minutes: readonly [number, number];
  readonly alerts: readonly string[];
  readonly impacts: readonly string[];
  /** What turned out to be the cause, once it was identified. */
  readonly causes: readonly string[];
  /** What somebody writes down while looking. */
  readonly findings: readonly string[];
  readonly mitigations: readonly string[];
  readonly fixes: readonly string[];
  readonly summaries: readonly string[];
  readonly rootCauses: readonly string[];
  readonly actionItems: readonly string[];
  /** The calls that failed, as their request ids tell of them; empty where none reached Intercom. */
  readonly failures: readonly Pick<RequestId, "endpoint" | "status" | "code">[];
};
