import type * as Y from "yjs";
import type { Place } from "#components/postmortem/comments/found-place.ts";
import { anchorOf } from "#lib/narrative/anchor.ts";
import { textOf } from "#lib/narrative/document.ts";
import { hasVisible } from "#lib/text/clean.ts";

/** What the server keeps of it. */
const LONGEST_QUOTE = 1_000;

/** What is selected, as the place of a comment; null where there is nothing to be seen in it. */
export function selectedPlace(document: Y.Doc, section: string, from: number, to: number): Place | null {
  const text = textOf(document, section);
  const selected = text.toString().slice(from, to);
  if (!hasVisible(selected)) return null;
  // Without the spaces around it, which a double click or a line takes along.
  const begins = from + (selected.length - selected.trimStart().length);
  const quote = selected.trim();
  return {
    section,
    quote: quote.slice(0, LONGEST_QUOTE).toWellFormed(),
    ...anchorOf(text, begins, begins + quote.length),
  };
}
