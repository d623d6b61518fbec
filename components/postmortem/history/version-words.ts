import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";

/** Who wrote it: `Ann, Ben and 3 more`. */
export function authorsText({ authors }: Pick<PostmortemVersion, "authors">): string {
  const names = authors.map(({ name }) => name);
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const last = shown.at(-1) ?? "nobody";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** What it is besides saved: `Published 2`, `Restored`; null where it is nothing else. */
export function kindText({ kind, published }: Pick<PostmortemVersion, "kind" | "published">): string | null {
  if (published !== null) return `Published ${published}`;
  return kind === "restored" ? "Restored" : null;
}

/** How much is different: `12 words added, 3 removed`. */
export function differenceText({ added, removed }: { readonly added: number; readonly removed: number }): string {
  if (added === 0 && removed === 0) return "No words added or removed";
  const of = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "word" : "words"}`;
  if (removed === 0) return `${of(added)} added`;
  return added === 0 ? `${of(removed)} removed` : `${of(added)} added, ${removed.toLocaleString("en")} removed`;
}
