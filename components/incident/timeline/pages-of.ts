/** A list cut into pieces of the same length, each with its place; the last one may be shorter. */
export function pagesOf<Item>(items: readonly Item[], length: number): { at: number; items: readonly Item[] }[] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, page) => ({
    at: page * length,
    items: items.slice(page * length, (page + 1) * length),
  }));
}
