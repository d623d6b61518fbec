/** A thread that wants to stand beside its place. In CSS pixels, from the top of the margin. */
export type Wanted = {
  readonly id: string;
  readonly top: number;
  readonly height: number;
};

/**
 * Where each thread stands: as near to its place as it can without lying over another one. The one that is looked at stands exactly
 * there, if those above it leave it room; the others give way.
 * @param wanted in the order in which they are to stand
 */
export function marginLayout(
  wanted: readonly Wanted[],
  { gap, active }: { readonly gap: number; readonly active: string | null },
): ReadonlyMap<string, number> {
  const tops = wanted.map(({ top }) => Math.max(0, top));
  const at = Math.max(
    0,
    wanted.findIndex(({ id }) => id === active),
  );
  // Upwards from it: each ends before the next one begins, until the margin ends.
  for (let index = at - 1; index >= 0; index -= 1) {
    const lowest = (tops[index + 1] ?? 0) - gap - (wanted[index]?.height ?? 0);
    tops[index] = Math.max(0, Math.min(tops[index] ?? 0, lowest));
  }
  // Downwards from the top, also over what found no room above.
  for (let index = 1; index < tops.length; index += 1) {
    const highest = (tops[index - 1] ?? 0) + (wanted[index - 1]?.height ?? 0) + gap;
    tops[index] = Math.max(tops[index] ?? 0, highest);
  }
  return new Map(wanted.map(({ id }, index) => [id, tops[index] ?? 0]));
}

/** How high the margin has to be for all of it. */
export function marginHeight(wanted: readonly Wanted[], tops: ReadonlyMap<string, number>): number {
  return Math.max(0, ...wanted.map(({ id, height }) => (tops.get(id) ?? 0) + height));
}
