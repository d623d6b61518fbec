/** About 4,000 delimiters in one paragraph: a pasted log, not prose. Reading it takes a few tenths of a second. */
const MOST_WORK = 16_000_000;

/** What reading one more block costs beside one more delimiter. */
const BLOCK_WORK = 5;

/** Lists and quotes within each other; the parser, and whatever draws its tree, needs some stack for each. */
const DEEPEST = 50;

const BLANK = /^[ \t>]*$/;
const DELIMITERS = /[[\]*_~]/g;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const QUOTE = /^[ \t]*>/;
const CONTAINERS = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*)+/;
const CONTAINER = />|[-+*.)]/g;

/**
 * Whether Markdown is so intricate that reading it would hold up everybody: micromark's time grows with the square of some
 * constructs (delimiters in a paragraph, underlined headings, quotes), and its stack with their depth. Tried: 100,000
 * characters of `a\n=\n` take it two minutes, of `>` its whole stack. Judged without parsing.
 */
export function isTooIntricate(markdown: string): boolean {
  let work = 0;
  let delimiters = 0;
  let blocks = 0;
  let quoted = false;
  for (const line of markdown.split("\n")) {
    if (depthOf(line) > DEEPEST) return true;
    if (BLANK.test(line)) {
      work += delimiters ** 2;
      delimiters = 0;
    }
    delimiters += line.match(DELIMITERS)?.length ?? 0;
    const quotes = QUOTE.test(line);
    if (UNDERLINE.test(line) || (quotes && !quoted)) blocks += 1;
    quoted = quotes;
  }
  return work + delimiters ** 2 + (blocks * BLOCK_WORK) ** 2 > MOST_WORK;
}

function depthOf(line: string): number {
  return CONTAINERS.exec(line)?.[0].match(CONTAINER)?.length ?? 0;
}
