import { fromBase64, toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { textOf } from "#lib/narrative/document.ts";

/** A stretch of a section's text, in UTF-16 units. */
export type Range = { readonly from: number; readonly to: number };

/** The same, held by its first and its last character: it goes wherever they go. */
export type Anchor = { readonly start: string; readonly end: string };

/** What is typed at its edges stands outside of it, and what is typed within, inside. The stretch has at least one character. */
export function anchorOf(text: Y.Text, from: number, to: number): Anchor {
  return {
    start: encoded(Y.createRelativePositionFromTypeIndex(text, from, 0)),
    end: encoded(Y.createRelativePositionFromTypeIndex(text, to, -1)),
  };
}

/**
 * Where the stretch is by now. Null where nothing of it is left, where this document does not know its characters yet, and where the
 * anchor is none: it came over the wire.
 */
export function rangeOf(document: Y.Doc, { section, start, end }: Anchor & { readonly section: string }): Range | null {
  const first = decoded(start);
  const last = decoded(end);
  // Held by a character each, the first from before it and the last from behind it; whatever else was not made by `anchorOf`.
  if (first === null || last === null || first.assoc < 0 || last.assoc >= 0) return null;
  const text = textOf(document, section);
  const from = indexOf(document, text, first);
  const to = indexOf(document, text, last);
  return from === null || to === null || from >= to ? null : { from, to };
}

function encoded(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

/** Null for one that is held by no character: to look it up could make a text of its name. */
function decoded(anchor: string): Y.RelativePosition | null {
  try {
    const position = Y.decodeRelativePosition(fromBase64(anchor));
    return position.item === null ? null : position;
  } catch {
    return null;
  }
}

function indexOf(document: Y.Doc, text: Y.Text, position: Y.RelativePosition): number | null {
  try {
    // Not through what was undone here: everybody must see the same place.
    const found = Y.createAbsolutePositionFromRelativePosition(position, document, false);
    return found?.type === text ? found.index : null;
  } catch {
    return null;
  }
}
