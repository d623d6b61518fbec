import type { PostmortemComment } from "#lib/contracts/postmortem.ts";
import { instant } from "#lib/text/instant.ts";

/** A comment about the summary by Ann, as the server tells it. */
export function comment(id: string, more: Partial<PostmortemComment> = {}): PostmortemComment {
  return {
    id,
    answers: null,
    place: { section: "summary", start: "AA==", end: "AA==", quote: "token expired" },
    text: `What ${id} says`,
    author: { kind: "account", id: "ann", name: "Ann" },
    madeAt: instant(new Date("2026-11-23T09:00:00Z")),
    editedAt: null,
    resolved: null,
    ...more,
  };
}

export function answer(id: string, to: string, more: Partial<PostmortemComment> = {}): PostmortemComment {
  return comment(id, { answers: to, place: null, ...more });
}
