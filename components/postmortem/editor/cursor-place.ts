import * as Y from "yjs";

export type CursorPlace = { readonly anchor: number; readonly head: number };

/** A selection as it is told to the others: by what stands there, so that it moves with it. */
export function tellPlace(text: Y.Text, { anchor, head }: CursorPlace): object {
  const told = (index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index));
  return { anchor: told(anchor), head: told(head) };
}

/**
 * Where somebody's selection is in a text; null where it is elsewhere, or is not known yet.
 * @param state what their browser says, so that anything may stand in it
 * @param length of the text as it is drawn: what it says may come before the text that it is about
 */
export function placeIn(state: unknown, text: Y.Text, length: number): CursorPlace | null {
  const cursor = cursorIn(state);
  if (typeof cursor !== "object" || cursor === null || !("anchor" in cursor) || !("head" in cursor)) return null;
  const anchor = indexIn(cursor.anchor, text);
  const head = indexIn(cursor.head, text);
  if (anchor === null || head === null) return null;
  return { anchor: Math.min(anchor, length), head: Math.min(head, length) };
}

/** What their browser says of their cursor, whatever it is. */
export function cursorIn(state: unknown): unknown {
  return typeof state === "object" && state !== null && "cursor" in state ? state.cursor : null;
}

function indexIn(told: unknown, text: Y.Text): number | null {
  if (text.doc === null) return null;
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(told), text.doc);
    return place?.type === text && Number.isSafeInteger(place.index) ? Math.max(0, place.index) : null;
  } catch {
    return null;
  }
}
