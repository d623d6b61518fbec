import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";
import { instant } from "#lib/text/instant.ts";

/** A version by Ann, as the server tells it. */
export function version(id: number, more: Partial<PostmortemVersion> = {}): PostmortemVersion {
  return {
    id,
    kind: "saved",
    published: null,
    authors: [{ kind: "account", id: "ann", name: "Ann" }],
    madeAt: instant(new Date(Date.UTC(2026, 10, 23, 9, id % 60))),
    restoredFrom: null,
    ...more,
  };
}
