import type { ActionItem } from "#lib/incident/action-item.ts";

/** An action item as a form holds it: nothing is an empty text. */
export type TypedActionItem = {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  /** The record's version at which it was seen. */
  readonly version: number;
};

export function typedOf(
  { text, owner, due }: Pick<ActionItem, "text" | "owner" | "due">,
  version: number,
): TypedActionItem {
  return { text, owner: owner ?? "", due: due ?? "", version };
}

/** Whether the record already says what was typed: the answer may have been lost. */
export function isSame(one: TypedActionItem, other: TypedActionItem): boolean {
  return one.text === other.text && one.owner === other.owner && one.due === other.due;
}

/** As a command has it. */
export function fieldsOf({ text, owner, due }: TypedActionItem) {
  return { text, owner: owner === "" ? null : owner, due: due === "" ? null : due };
}

export function readTypedActionItem(kept: unknown): TypedActionItem | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { text, owner, due, version } = kept as Partial<Record<keyof TypedActionItem, unknown>>;
  if (typeof text !== "string" || typeof owner !== "string" || typeof due !== "string") return null;
  return typeof version === "number" ? { text, owner, due, version } : null;
}
