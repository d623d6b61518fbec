/** Where a block begins, on either side, in pixels from the top of what is scrolled there. */
export type Anchor = { readonly text: number; readonly preview: number };

/** How far either side can be scrolled. */
export type Reach = { readonly text: number; readonly preview: number };

/**
 * How far one side is to be scrolled when the other is at `from`: the beginnings of the blocks stand at the same height, and what
 * is between two of them moves evenly. Both ends meet, whatever the blocks do.
 */
export function alongside(anchors: readonly Anchor[], reach: Reach, side: keyof Anchor, from: number): number {
  const other = side === "text" ? "preview" : "text";
  const stops = stopsOf(anchors, reach);
  const after = stops.findIndex((stop) => stop[side] > from);
  const end = stops[after === -1 ? stops.length - 1 : after];
  const begin = stops[after === -1 ? stops.length - 2 : after - 1];
  if (end === undefined || begin === undefined) return 0;
  const length = end[side] - begin[side];
  const way = length === 0 ? 1 : Math.min(1, Math.max(0, (from - begin[side]) / length));
  return begin[other] + way * (end[other] - begin[other]);
}

/** From the top of both to the end of both, never backwards on either side. */
function stopsOf(anchors: readonly Anchor[], reach: Reach): Anchor[] {
  const stops: Anchor[] = [{ text: 0, preview: 0 }];
  for (const anchor of anchors) {
    const last = stops.at(-1);
    const isAhead = last !== undefined && anchor.text > last.text && anchor.preview > last.preview;
    if (isAhead && anchor.text < reach.text && anchor.preview < reach.preview) stops.push(anchor);
  }
  return [...stops, { text: Math.max(0, reach.text), preview: Math.max(0, reach.preview) }];
}

type Heading = { readonly title: string; readonly top: number };

/**
 * Where the blocks begin on both sides. In the preview a block is the next heading of its title: a person's words may have
 * headings too.
 */
export function anchorsOf(blocks: readonly Heading[], headings: readonly Heading[]): Anchor[] {
  const anchors: Anchor[] = [];
  let seen = 0;
  for (const { title, top } of blocks) {
    const found = headings.findIndex((heading, index) => index >= seen && heading.title === title);
    const heading = headings[found];
    if (heading === undefined) continue;
    anchors.push({ text: top, preview: heading.top });
    seen = found + 1;
  }
  return anchors;
}
