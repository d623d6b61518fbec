import type { Instant } from "#lib/text/instant.ts";

/** What is typed where an incident ends or opens again. */
export type TypedTransition = { readonly text: string /** Undefined: now. */; readonly at?: Instant | undefined };

export const UNTYPED_TRANSITION: TypedTransition = { text: "" };

export function readTransition(kept: unknown): TypedTransition | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, at } = kept as Partial<Record<keyof TypedTransition, unknown>>;
  return typeof text === "string" ? { text, at: typeof at === "string" ? at : undefined } : null;
}
