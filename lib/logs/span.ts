import { SECRET_KINDS, type SecretKind } from "#lib/logs/parsed-log.ts";

/** A part of a text that must not be kept. */
export type Span = { readonly from: number; readonly to: number; readonly kind: SecretKind };

/** What stands for what was blacked out. */
export function labelOf(kind: SecretKind): string {
  return `[${kind}]`;
}

const LABEL = String.raw`\[(?:${SECRET_KINDS.join("|")})\]`;
const LABELS = new RegExp(LABEL, "g");
const LABEL_HERE = new RegExp(LABEL, "y");

/** Where the label that stands there ends; null where none does. */
export function endOfLabel(text: string, at: number): number | null {
  LABEL_HERE.lastIndex = at;
  return LABEL_HERE.test(text) ? LABEL_HERE.lastIndex : null;
}

/** Whether there is anything left in it to black out. */
export function isBlackedOut(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.includes("[") ? text.replace(LABELS, "") : text);
}
