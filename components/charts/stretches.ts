/**
 * The points in stretches over which somebody looked: a line is drawn through each, and never from one to the next.
 * @param points in the order of time
 * @param breakAfterMs further apart than this, nobody looked in between
 */
export function stretches<Point extends { readonly at: number }>(
  points: readonly Point[],
  breakAfterMs: number,
): Point[][] {
  const found: Point[][] = [];
  let last: Point | undefined;
  for (const point of points) {
    if (last === undefined || point.at - last.at > breakAfterMs) found.push([point]);
    else found.at(-1)?.push(point);
    last = point;
  }
  return found;
}

/**
 * How far apart two points may lie that one line joins: from one step, or one look, to the next, give or take half of it.
 * @param stepMs how far apart the series can tell two points
 * @param intervalMs from one look to the next
 * @param turns how many looks it takes until the same is asked again
 */
export function breakAfterMs({
  stepMs,
  intervalMs,
  turns,
}: {
  stepMs: number;
  intervalMs: number;
  turns: number;
}): number {
  return (turns + 0.5) * Math.max(stepMs, intervalMs);
}
