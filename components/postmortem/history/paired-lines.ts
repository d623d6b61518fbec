/** A line that was, and the one that it became; null where it went, or came. */
type Pair = readonly [was: string | null, is: string | null];

/** Beyond so many comparisons each line is taken for the one that stands in its place. */
const MOST_COMPARED = 2_500;
/** Of the words of both lines, so many are the same. */
const ALIKE = 0.5;

/** Which of the lines that came is which of those that went. Both keep their order. */
export function pairedLines(went: readonly string[], came: readonly string[]): readonly Pair[] {
  if (went.length * came.length > MOST_COMPARED) return inPlace(went, came);
  const wordsOfCame = came.map(wordsOf);
  const pairs: Pair[] = [];
  let at = 0;
  for (const was of went) {
    const words = wordsOf(was);
    const index = wordsOfCame.findIndex((other, nth) => nth >= at && isAlike(words, other));
    if (index === -1) {
      pairs.push([was, null]);
      continue;
    }
    for (const is of came.slice(at, index)) pairs.push([null, is]);
    pairs.push([was, came[index] ?? null]);
    at = index + 1;
  }
  for (const is of came.slice(at)) pairs.push([null, is]);
  return pairs;
}

function inPlace(went: readonly string[], came: readonly string[]): readonly Pair[] {
  // What cannot be one line that was changed is told as two, all that went before all that came.
  if (went.length !== came.length)
    return [...went.map<Pair>((was) => [was, null]), ...came.map<Pair>((is) => [null, is])];
  return went.map((was, index) => [was, came[index] ?? null]);
}

/** How often each word stands in a line. Very long ones are told by their beginning. */
function wordsOf(line: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const [word] of line.slice(0, 2_000).matchAll(/[\p{L}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

function isAlike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  let same = 0;
  let all = 0;
  for (const [word, count] of one) {
    same += 2 * Math.min(count, other.get(word) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all > 0 && same / all >= ALIKE;
}
