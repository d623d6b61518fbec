import type { Place } from "#components/postmortem/comments/found-place.ts";

/** A comment that is being written, and where. */
export type TypedComment = { readonly place: Place | null; readonly text: string };

export const NO_COMMENT: TypedComment = { place: null, text: "" };

export function readTypedComment(kept: unknown): TypedComment | null {
  if (typeof kept !== "object" || kept === null || !("text" in kept) || typeof kept.text !== "string") return null;
  const place = "place" in kept ? readPlace(kept.place) : null;
  return place && { place, text: kept.text };
}

function readPlace(kept: unknown): Place | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { section, start, end, quote } = kept as Partial<Record<keyof Place, unknown>>;
  if (typeof section !== "string" || typeof start !== "string" || typeof end !== "string") return null;
  return typeof quote === "string" ? { section, start, end, quote } : null;
}
