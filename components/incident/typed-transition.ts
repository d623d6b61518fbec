import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { cleanLine } from "#lib/text/clean.ts";
import type { Instant } from "#lib/text/instant.ts";

/** What is typed where an incident ends or opens again. */
export type TypedTransition = {
  readonly text: string;
  /** Undefined: now. */
  readonly at?: Instant | undefined;
  /** The record's version at which it was begun. */
  readonly version: number;
};

export type Transition = "resolve" | "reopen";

const KINDS = { resolve: "resolved", reopen: "reopened" } as const satisfies Record<Transition, string>;

/** What is typed where it begins to wait on Intercom, or no longer does. */
export const WAITING_KINDS = { start: "waiting", end: "waiting-ended" } as const;
export type WaitingChange = keyof typeof WAITING_KINDS;

/** Whether the record began to wait, or stopped, after it was begun to be typed: its answer may have been lost. */
export function isWaitingDone(
  { entries }: Pick<IncidentRecord, "entries">,
  change: WaitingChange,
  typed: TypedTransition,
): boolean {
  const last = entries.findLast(({ body }) => body.kind === WAITING_KINDS[change]);
  if (last === undefined || last.seq <= typed.version) return false;
  const { body } = last;
  return body.kind === "waiting-ended" || (body.kind === "waiting" && (body.text ?? "") === cleanLine(typed.text));
}

/** Whether the record ends, or opens again, by exactly this: its answer may have been lost. */
export function isDoneBy(
  { entries }: Pick<IncidentRecord, "entries">,
  transition: Transition,
  typed: TypedTransition,
): boolean {
  const last = entries.findLast(({ body }) => body.kind === KINDS[transition]);
  if (last === undefined || last.seq <= typed.version) return false;
  const { body } = last;
  return (body.kind === "resolved" || body.kind === "reopened") && body.text === cleanLine(typed.text);
}

export function readTransition(kept: unknown): TypedTransition | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, at, version } = kept as Partial<Record<keyof TypedTransition, unknown>>;
  if (typeof text !== "string" || typeof version !== "number") return null;
  return { text, at: typeof at === "string" ? at : undefined, version };
}
