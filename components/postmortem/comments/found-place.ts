import type * as Y from "yjs";
import type { PostmortemComment } from "#lib/contracts/postmortem.ts";
import { type Range, rangeOf } from "#lib/narrative/anchor.ts";
import { textOf } from "#lib/narrative/document.ts";

export type Place = NonNullable<PostmortemComment["place"]>;

/** Shorter ones stand in a text by chance. */
const SHORTEST_QUOTE = 12;

/**
 * Where a comment is about by now; null where that is gone. Text that was cut and put back, or that came back with an earlier version,
 * is new text that says the same: it is found by the quote, if that stands there once.
 */
export function foundPlace(document: Y.Doc, place: Place): Range | null {
  return rangeOf(document, place) ?? quoted(textOf(document, place.section), place.quote);
}

function quoted(text: Y.Text, quote: string): Range | null {
  if (quote.length < SHORTEST_QUOTE) return null;
  const written = text.toString();
  const from = written.indexOf(quote);
  if (from === -1 || written.indexOf(quote, from + 1) !== -1) return null;
  return { from, to: from + quote.length };
}
