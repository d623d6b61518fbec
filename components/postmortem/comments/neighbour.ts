import type { DeskView } from "#components/postmortem/comments/comment-desk.ts";

/**
 * The next marked comment of the section behind a place in it, or the one before; null where there is none.
 * @param at of the cursor, in UTF-16 units
 */
export function neighbour(
  { placed, ranges }: Pick<DeskView, "placed" | "ranges">,
  { section, at }: { readonly section: string; readonly at: number },
  way: 1 | -1,
): string | null {
  const found = placed
    .filter(({ place, isMarked }) => isMarked && place.section === section)
    .flatMap(({ id }) => {
      const from = ranges.get(id)?.from;
      return from === undefined ? [] : [{ id, from }];
    })
    .sort((one, other) => one.from - other.from);
  // Going on, the one that begins at the cursor counts: going back from it, it does not.
  const next = way === 1 ? found.find(({ from }) => from >= at) : found.findLast(({ from }) => from < at);
  return (next ?? (way === 1 ? found[0] : found.at(-1)))?.id ?? null;
}
