import type { ActionItem } from "#lib/incident/action-item.ts";
import { ACTION_ITEM_KINDS } from "#lib/runbook/action-item-kinds.ts";

/** An action item as a form holds it: nothing is an empty text. */
export type TypedActionItem = {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly kind: string;
  readonly link: string;
  /** The record's version at which it was seen. */
  readonly version: number;
};

const FIELDS = ["text", "owner", "due", "kind", "link"] as const;

export function typedOf(
  { text, owner, due, kind, link }: Pick<ActionItem, (typeof FIELDS)[number]>,
  version: number,
): TypedActionItem {
  return { text, owner: owner ?? "", due: due ?? "", kind: kind ?? "", link: link ?? "", version };
}

/** Whether the record already says what was typed: the answer may have been lost. */
export function isSame(one: TypedActionItem, other: TypedActionItem): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}

/** As a command has it. */
export function fieldsOf({ text, owner, due, kind, link }: TypedActionItem) {
  return {
    text,
    owner: owner === "" ? null : owner,
    due: due === "" ? null : due,
    kind: ACTION_ITEM_KINDS.find((known) => known === kind) ?? null,
    link: link.trim() === "" ? null : link.trim(),
  };
}

/** An earlier version kept neither a kind nor a link. */
export function readTypedActionItem(kept: unknown): TypedActionItem | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, owner, due, kind = "", link = "", version } = kept as Partial<Record<keyof TypedActionItem, unknown>>;
  if (typeof text !== "string" || typeof owner !== "string" || typeof due !== "string") return null;
  if (typeof kind !== "string" || typeof link !== "string" || typeof version !== "number") return null;
  return { text, owner, due, kind, link, version };
}
