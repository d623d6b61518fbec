import { type Redaction, SECRET_KINDS, type SecretKind } from "#lib/logs/parsed-log.ts";
import { labelOf } from "#lib/logs/span.ts";

/** A part of an excerpt, where it begins, and what was blacked out there; null where it stands as the log has it. */
export type MarkedPart = { readonly text: string; readonly at: number; readonly blackedOut: SecretKind | null };

/** An excerpt cut where something was blacked out, so that it can be shown as such. */
export function markedParts(excerpt: string): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  const add = (text: string, blackedOut: SecretKind | null) => {
    if (text !== "") parts.push({ text, at, blackedOut });
    at += text.length;
  };
  for (const { 0: label, index } of excerpt.matchAll(LABELS)) {
    add(excerpt.slice(at, index), null);
    add(label, SECRET_KINDS.find((kind) => labelOf(kind) === label) ?? null);
  }
  add(excerpt.slice(at), null);
  return parts;
}

/** How often each kind was blacked out in it. */
export function redactionsIn(parts: readonly MarkedPart[]): Redaction[] {
  return SECRET_KINDS.flatMap((kind) => {
    const count = parts.filter(({ blackedOut }) => blackedOut === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** Matched without regard to anything that a label's words could mean in a pattern: there are letters, spaces and hyphens alone. */
const LABELS = new RegExp(SECRET_KINDS.map((kind) => labelOf(kind).replace(/[[\]]/g, "\\$&")).join("|"), "g");
