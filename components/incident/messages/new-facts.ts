/**
 * A text that somebody edited, with what the record says by now: each line that still stands as it was made gives its place to
 * the same line as it is made now, and what was typed stays.
 * @param made what the text was before it was edited
 * @param now what would be made today
 */
export function withNewFacts(text: string, made: string, now: string): string {
  const [before, after] = [made.split("\n"), now.split("\n")];
  const isGone = (line: string) => before.includes(line) && !after.includes(line);
  const placed = text.split("\n").flatMap((line) => {
    if (!isGone(line)) return [line];
    const fresh = sameLine(line, before, after);
    return fresh === undefined ? [] : [fresh];
  });
  // What no line told before comes after the line that it follows now.
  for (const [at, line] of after.entries()) {
    const isNew = sameLine(line, after, before) === undefined;
    if (!isNew || placed.includes(line)) continue;
    const neighbour = placed.lastIndexOf(after[at - 1] ?? "");
    placed.splice(neighbour === -1 ? placed.length : neighbour + 1, 0, line);
  }
  return placed.join("\n");
}

/** The line that tells the same in another version: the head in its place, every other one by its label. */
function sameLine(line: string, own: readonly string[], other: readonly string[]): string | undefined {
  if (line === own[0]) return other[0];
  const label = labelOf(line);
  // Several lines may have one label, as mitigations have: the nth is the nth.
  const nth = own.slice(1, own.indexOf(line)).filter((before) => labelOf(before) === label).length;
  return other.slice(1).filter((candidate) => labelOf(candidate) === label)[nth];
}

function labelOf(line: string): string {
  const colon = line.indexOf(": ");
  return colon === -1 ? line.replaceAll(/\d/g, "") : line.slice(0, colon);
}
