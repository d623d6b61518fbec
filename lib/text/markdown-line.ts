import { addressWork } from "#lib/text/markdown-intricacy.ts";
import { type MarkdownNode, nodesOf, parseMarkdown, spanOf } from "#lib/text/markdown-tree.ts";

/** Without one of these nothing on a line can be read as anything but text. */
const CAN_BE_MARKUP = /[\\`*_~<&[]/;

/** What a backslash before it turns into itself (CommonMark, "ASCII punctuation characters"). */
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** What a line can begin markup with, and the colons, dots and at-signs that make a bare address a link. */
const ANY_MARKUP = /[\\`*_~<&[\]:.@]/g;

/** `&amp;`, `&#38;`, `&#x26;`. */
const CHARACTER_REFERENCE = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{0,30});/iy;

/** Escaping one character can uncover markup behind it. A line that does so again and again was made to; it is escaped throughout. */
const MOST_PASSES = 8;
/** The parser's time grows with their square. */
const MOST_DELIMITERS = 500;
const DELIMITERS = /[\][*_~`<]/g;
/** A run of 1,000 full stops in an address: some 20 ms at each pass. */
const MOST_ADDRESS_WORK = 1_000_000;

/** Stands before the text while it is parsed: a line that is told never begins with a person's words, so that these open no block. */
const BEFORE = "x ";

/** With a definition for its words anywhere in the document, each of these begins a link or a footnote. */
const BRACKET = /\[/g;

/**
 * A person's words as Markdown that reads, once rendered, exactly as they were typed: on one line, never as markup. Only
 * what would be read as markup gets a backslash; `req_abc123`, `5xx > 5%`, `#` and a bare address stay as they are.
 * White space is joined to single spaces, as every renderer would do. To be put after other words, not at the start of a line.
 * @param among.definitions whether the document may define links or footnotes
 */
export function markdownLine(text: string, among = { definitions: false }): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (!CAN_BE_MARKUP.test(line)) return line;
  if (isTooIntricate(line)) return line.replace(ANY_MARKUP, "\\$&");
  const brackets = among.definitions ? Array.from(line.matchAll(BRACKET), ({ index }) => index) : [];
  const escaped = new Set<number>(brackets);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = escaped.size;
    const draft = new Draft(line, escaped);
    for (const node of nodesOf(parseMarkdown(draft.markdown))) {
      for (const at of markupIn(node, draft)) escaped.add(draft.originOf(at));
    }
    if (escaped.size === before) return draft.markdown.slice(BEFORE.length);
  }
  return line.replace(ANY_MARKUP, "\\$&");
}

function isTooIntricate(line: string): boolean {
  return (line.match(DELIMITERS)?.length ?? 0) > MOST_DELIMITERS || addressWork(line) > MOST_ADDRESS_WORK;
}

/** The line with the backslashes put in so far, and the way back from it to the line. */
class Draft {
  readonly markdown: string;
  /** For each character of the Markdown its place in the line; -1 for what is not of the line. */
  private readonly origins: readonly number[];

  constructor(line: string, escaped: ReadonlySet<number>) {
    const origins: number[] = Array.from(BEFORE, () => -1);
    let markdown = BEFORE;
    for (let at = 0; at < line.length; at++) {
      if (escaped.has(at)) {
        markdown += "\\";
        origins.push(-1);
      }
      markdown += line.charAt(at);
      origins.push(at);
    }
    this.markdown = markdown;
    this.origins = origins;
  }

  originOf(at: number): number {
    return this.origins[at] ?? -1;
  }

  /** True for a backslash that was put in. */
  isOurs(at: number): boolean {
    return this.originOf(at) === -1;
  }

  holdsOurs(start: number, end: number): boolean {
    return this.origins.slice(start, end).includes(-1);
  }
}

/** Where the node's markup begins in the Markdown: nowhere for what is text. */
function markupIn(node: MarkdownNode, draft: Draft): Iterable<number> {
  const { start, end } = spanOf(node);
  switch (node.type) {
    case "text":
      return decodedIn(start, end, draft);
    case "emphasis":
      return [start];
    case "strong":
      return [start, start + 1];
    case "delete":
    case "inlineCode":
      return runAt(start, draft.markdown);
    case "html":
      return [start];
    case "image":
      return [start + 1];
    case "link":
      return linkMarkup(start, end, draft);
    // No definition stands on a line, so that there is nothing else to refer to, and no block begins within one.
    default:
      return [];
  }
}

/** The backslashes and character references of the line itself that would not be shown as they were typed. */
function* decodedIn(start: number, end: number, draft: Draft): Generator<number> {
  const { markdown } = draft;
  for (let at = start; at < end; at++) {
    if (markdown[at] === "\\" && PUNCTUATION.test(markdown.charAt(at + 1))) {
      if (!draft.isOurs(at)) yield at;
      at++;
    } else if (markdown[at] === "&") {
      CHARACTER_REFERENCE.lastIndex = at;
      if (CHARACTER_REFERENCE.test(markdown)) yield at;
    }
  }
}

/** Every character of the run that begins here. */
function* runAt(start: number, markdown: string): Generator<number> {
  for (let at = start; markdown[at] === markdown[start]; at++) yield at;
}

/**
 * A bare address reads as it was typed, link or not. Inside of one a backslash is not an escape but part of the address:
 * where one of ours fell in, what makes it an address is escaped instead.
 */
function linkMarkup(start: number, end: number, draft: Draft): number[] {
  const source = draft.markdown.slice(start, end);
  if (source.startsWith("[") || source.startsWith("<")) return [start];
  return draft.holdsOurs(start, end) ? [start + source.search(/^www\./i.test(source) ? /\./ : /:|@/)] : [];
}
