import { LineCursor } from "#lib/text/line-cursor.ts";

/** Fenced code, or raw HTML that blank lines do not end. */
type Unending = { readonly ends: (line: LineCursor) => boolean; readonly closing: string };

/** The last block that is no container. Raw HTML that a blank line ends is `html`. */
type Leaf = Unending | "paragraph" | "html" | "none";

/** A quote; or what an item of a list or a footnote is: how many columns its lines are indented, and whether it has begun. */
type Container = "quote" | { readonly indent: number; isEmpty: boolean };

const OTHER_LINE_ENDS = /\r\n?/g;
/** More columns of white space make code, or go on with a paragraph: no block begins there. */
const MOST_INDENT = 3;
/** What stands in more than so many quotes and lists is taken for words: looking at each would take a long line's time again. */
const DEEPEST = 20;

/**
 * The line that closes what Markdown leaves open at its end so that it would swallow whatever follows: a fence, a comment or
 * the like. Null where nothing is open; lists and quotes close what stands in them. Follows the blocks line by line, as
 * CommonMark's own algorithm does, and looks at nothing within a line, so that its time grows with the text alone.
 */
export function closingOf(markdown: string): string | null {
  const blocks = new Blocks();
  for (const line of markdown.replace(OTHER_LINE_ENDS, "\n").split("\n")) blocks.read(new LineCursor(line));
  return blocks.closing;
}

class Blocks {
  readonly #containers: Container[] = [];
  #leaf: Leaf = "none";

  get closing(): string | null {
    return this.#containers.length === 0 && typeof this.#leaf === "object" ? this.#leaf.closing : null;
  }

  read(line: LineCursor): void {
    if (line.isBlank && this.#blank()) return;
    const matched = this.#match(line);
    const goesOn = matched === this.#containers.length;
    if (goesOn && typeof this.#leaf === "object") {
      if (this.#leaf.ends(line)) this.#leaf = "none";
      return;
    }
    if (goesOn && this.#leaf === "html") return;
    const begun = this.#begin(line, matched);
    if (begun === "leaf") return;
    if (begun === null) {
      // A paragraph goes on without the marks of what it stands in.
      if (this.#leaf === "paragraph" && !goesOn && !line.isBlank) return;
      this.#close(matched);
    }
    const isCode = line.indent > MOST_INDENT && this.#leaf !== "paragraph";
    this.#leaf = line.isBlank || isCode ? "none" : "paragraph";
  }

  /** @returns whether that is all there is to do: where a quote ends, it is not */
  #blank(): boolean {
    if (this.#containers.includes("quote")) return false;
    const last = this.#containers.at(-1);
    if (typeof last === "object" && last.isEmpty) this.#containers.pop();
    if (typeof this.#leaf === "string") this.#leaf = "none";
    return true;
  }

  /** Reads the marks of the containers that go on. @returns how many do */
  #match(line: LineCursor): number {
    let matched = 0;
    for (const container of this.#containers) {
      if (container === "quote") {
        if (line.indent > MOST_INDENT || !line.startsWith(">")) break;
        line.skipWords(1);
        line.skipColumns(1);
      } else if (!line.isBlank) {
        if (line.indent < container.indent) break;
        line.skipColumns(container.indent);
        container.isEmpty = false;
      } else if (container.isEmpty) break;
      matched += 1;
    }
    return matched;
  }

  /** Begins the blocks that the line begins, from the outermost to the innermost. @returns the innermost; null where there is none */
  #begin(line: LineCursor, matched: number): "leaf" | "container" | null {
    let around = matched;
    let begun: "container" | null = null;
    while (around < DEEPEST && line.indent <= MOST_INDENT && !line.isBlank) {
      const interrupts = around === this.#containers.length && this.#leaf === "paragraph";
      const { words } = line;
      const leaf = interrupts && UNDERLINE.test(words) ? "none" : beginsLeaf(words, this.#leaf === "paragraph");
      if (leaf !== null) {
        this.#close(around);
        this.#leaf = leaf;
        return "leaf";
      }
      const container = beginsContainer(line, words, interrupts);
      if (container === null) break;
      this.#close(around);
      this.#containers.push(container);
      this.#leaf = "none";
      around += 1;
      begun = "container";
    }
    return begun;
  }

  #close(kept: number): void {
    if (kept === this.#containers.length) return;
    this.#containers.length = kept;
    this.#leaf = "none";
  }
}

const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const BREAK = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const MARKER = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;
const FIRST_MARKER = /^(?:[-+*]|1[.)])(?=[ \t]+[^ \t])/;
const FOOTNOTE = /^\[\^[^\s\]]+\]:/;

function beginsContainer(line: LineCursor, words: string, interrupts: boolean): Container | null {
  if (words.startsWith(">")) {
    line.skipWords(1);
    line.skipColumns(1);
    return "quote";
  }
  const [footnote] = FOOTNOTE.exec(words) ?? [];
  if (footnote !== undefined) {
    line.skipWords(footnote.length);
    line.skipColumns(line.indent);
    return { indent: MOST_INDENT + 1, isEmpty: false };
  }
  const [marker] = (interrupts ? FIRST_MARKER : MARKER).exec(words) ?? [];
  if (marker === undefined) return null;
  const before = line.indent + marker.length;
  line.skipWords(marker.length);
  const isEmpty = line.isBlank;
  const space = isEmpty || line.indent > MOST_INDENT + 1 ? 1 : line.indent;
  line.skipColumns(space);
  return { indent: before + space, isEmpty };
}

/** What the words begin, where that is no paragraph and no container; null where it may be. */
function beginsLeaf(words: string, afterParagraph: boolean): Leaf | null {
  switch (words[0]) {
    case "#":
      return HEADING.test(words) ? "none" : null;
    case "*":
    case "-":
    case "_":
      return BREAK.test(words) ? "none" : null;
    case "`":
    case "~":
      return beginsFence(words);
    case "<":
      return beginsHtml(words, afterParagraph);
    default:
      return null;
  }
}

function beginsFence(words: string): Leaf | null {
  const [fence] = FENCE.exec(words) ?? [];
  return fence === undefined ? null : { closing: fence, ends: (line) => closesFence(line, fence) };
}

function closesFence(line: LineCursor, fence: string): boolean {
  if (line.indent > MOST_INDENT || !line.startsWith(fence)) return false;
  const words = line.words.trimEnd();
  return words === fence.charAt(0).repeat(words.length);
}

/** What raw HTML goes on until, whatever comes before it. */
const UNTIL: readonly (readonly [begins: RegExp, closing: (begun: string) => string, ends: RegExp])[] = [
  [
    /^<(?:script|pre|style|textarea)(?=[ \t>]|$)/i,
    (tag) => `</${tag.slice(1).toLowerCase()}>`,
    /<\/(?:script|pre|style|textarea)>/i,
  ],
  [/^<!--/, () => "-->", /-->/],
  [/^<\?/, () => "?>", /\?>/],
  [/^<!\[CDATA\[/, () => "]]>", /\]\]>/],
  [/^<![a-z]/i, () => ">", />/],
];

const BLOCK_TAG =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t>]|\/>|$)/i;
const ATTRIBUTE = String.raw`[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>\`]+|'[^']*'|"[^"]*"))?`;
const WHOLE_TAG = new RegExp(
  String.raw`^<(?:[a-z][a-z\d-]*(?:${ATTRIBUTE})*[ \t]*/?|/[a-z][a-z\d-]*[ \t]*)>[ \t]*$`,
  "i",
);

function beginsHtml(words: string, afterParagraph: boolean): Leaf | null {
  for (const [begins, closing, ends] of UNTIL) {
    const [begun] = begins.exec(words) ?? [];
    if (begun === undefined) continue;
    if (ends.test(words.slice(1))) return "none";
    return { closing: closing(begun), ends: (line) => ends.test(line.words) };
  }
  if (BLOCK_TAG.test(words)) return "html";
  return !afterParagraph && WHOLE_TAG.test(words) ? "html" : null;
}
