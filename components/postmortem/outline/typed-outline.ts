import type { Block, Outline } from "#lib/runbook/outline.ts";

/** An outline as a person has made it, and the version that it is to replace. */
export type TypedOutline = { readonly outline: Outline; readonly version: number };

const KINDS: readonly unknown[] = ["narrative", "timeline", "impact", "action-items"] satisfies Block["kind"][];

/** As the browser has kept it; null where it can no longer be used. */
export function readTypedOutline(kept: unknown): TypedOutline | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { outline, version } = kept as Partial<Record<keyof TypedOutline, unknown>>;
  return Array.isArray(outline) && outline.every(isBlock) && typeof version === "number" ? { outline, version } : null;
}

function isBlock(kept: unknown): kept is Block {
  if (typeof kept !== "object" || kept === null) return false;
  const { id, kind, title } = kept as Partial<Record<keyof Block, unknown>>;
  return typeof id === "string" && typeof title === "string" && KINDS.includes(kind);
}
