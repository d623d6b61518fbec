/** About 4,000 delimiters in one paragraph: a pasted log, not prose. Reading it takes a few tenths of a second. */
const MOST_WORK = 16_000_000;

/** What one more block costs beside one more delimiter. */
const BLOCK_WORK = 5;

/** Lists and quotes within each other; the parser, and whatever draws its tree, needs some stack for each. */
const DEEPEST = 50;

const BLANK = /^[ \t>]*$/;
const DELIMITERS = /[[\]*_~]/g;
/** Comments and the like: each is looked for to the end of its paragraph. */
const OPENINGS = /<[!?]/g;
/** A web address without brackets around it. Those of mail cost no more than other words. */
const ADDRESSES = /:\/\/|www\./gi;
/** What is no part of an address at its end. From each, the rest of the run is read to see whether the address goes on. */
const TRAILS = /(?:[!"'),.:;?*_~\]]|&[a-z]+;)+/gi;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const QUOTE = /^[ \t]*>/;
const CONTAINERS = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*)+/;
const CONTAINER = />|[-+*.)]/g;

/**
 * Whether Markdown is so intricate that reading it would hold up everybody: micromark's time grows with the square of some
 * constructs (delimiters and openings in a paragraph, punctuation in a bare address, underlined headings, quotes), and its
 * stack with their depth. Tried: 100,000 characters of `a\n=\n` take it two minutes, of `>` its whole stack, and 20,000 full
 * stops in an address eight seconds. Judged without parsing.
 */
export function isTooIntricate(markdown: string): boolean {
  const lines = markdown.split("\n");
  if (lines.some((line) => depthOf(line) > DEEPEST)) return true;
  const inParagraphs = paragraphsOf(lines).reduce((work, paragraph) => work + workOn(paragraph), 0);
  return inParagraphs + (blocksIn(lines) * BLOCK_WORK) ** 2 > MOST_WORK;
}

function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (BLANK.test(line)) paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs;
}

function workOn(paragraph: readonly string[]): number {
  const text = paragraph.join("\n");
  return countOf(DELIMITERS, text) ** 2 + countOf(OPENINGS, text) * text.length + addressWork(text);
}

/** What bare addresses cost. None goes on beyond white space; one that turns out to be none is read again from the next within it. */
export function addressWork(text: string): number {
  return text.split(/\s/).reduce((work, word) => work + countOf(ADDRESSES, word) * trailWork(word), 0);
}

function trailWork(word: string): number {
  return (word.match(TRAILS) ?? []).reduce((work, { length }) => work + length ** 2, word.length);
}

function blocksIn(lines: readonly string[]): number {
  return lines.filter((line, at) => UNDERLINE.test(line) || (QUOTE.test(line) && !QUOTE.test(lines[at - 1] ?? "")))
    .length;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function depthOf(line: string): number {
  return CONTAINERS.exec(line)?.[0].match(CONTAINER)?.length ?? 0;
}
