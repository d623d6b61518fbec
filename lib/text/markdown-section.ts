import { isTooIntricate } from "#lib/text/markdown-intricacy.ts";
import { type MarkdownNode, type MarkdownTree, nodesOf, parseMarkdown, spanOf } from "#lib/text/markdown-tree.ts";

/** The headings above a section are at most this deep; those inside of it begin one deeper. */
const OUTER_LEVELS = 3;

/** Escaping one thing can uncover another behind it. Text that does so again and again was made to. */
const MOST_PASSES = 8;

/** Where a link may lead. Addresses without a protocol stay within the document. */
const PROTOCOLS = /^(?:https?|mailto)$/i;

type Edit = { readonly at: number; readonly remove: number; readonly insert: string };

/**
 * A person's Markdown, made fit to stand as one section of a document between others: whatever it is, it changes nothing
 * outside of itself. Headings of level 1 to 3 become deeper by three, a fence left open is closed, raw HTML is shown as text,
 * definitions of links and footnotes (which count for a whole document) too, and no link leads to anything but a web or mail
 * address. Only characters that must are touched; done twice it is the same as once. Without blank lines around it.
 */
export function markdownSection(markdown: string): string {
  const typed = trimmed(markdown.replace(/\r\n?/g, "\n"));
  if (isTooIntricate(typed)) return asCode(typed);
  let section = typed;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const edits = editsOf(parseMarkdown(section), section);
    if (edits.length === 0) return section;
    section = applied(section, edits);
  }
  return asCode(typed);
}

function trimmed(text: string): string {
  // The first line keeps its indentation: it may be code.
  return text.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
}

/** As it was typed, letter by letter: for what cannot be read as Markdown. */
function asCode(text: string): string {
  if (isOneFence(text)) return text;
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** Whether it is such code already: a fence on its own line at either end, which stands nowhere between them. */
function isOneFence(text: string): boolean {
  const [fence = ""] = text.split("\n", 1);
  const closing = text.length - fence.length;
  return /^`{3,}$/.test(fence) && text.indexOf(fence, fence.length) === closing && text[closing - 1] === "\n";
}

function editsOf(tree: MarkdownTree, text: string): Edit[] {
  const edits: Edit[] = [];
  /** What stands in a footnote is read anew once the footnote is text. */
  let footnoteEnd = 0;
  for (const node of nodesOf(tree)) {
    const { start, end } = spanOf(node);
    if (start < footnoteEnd) continue;
    edits.push(...editsOfNode(node, text));
    if (node.type === "footnoteDefinition") footnoteEnd = end;
  }
  return [...edits, ...closingFence(tree, text)];
}

function editsOfNode(node: MarkdownNode, text: string): Edit[] {
  const { start, end } = spanOf(node);
  switch (node.type) {
    case "heading":
      return node.depth <= OUTER_LEVELS ? deepened(node, text) : [];
    case "html":
      return tagsIn(start, end, text).map(backslash);
    case "definition":
    case "footnoteDefinition":
      return [backslash(start)];
    case "link":
      // A bare address is what it reads.
      return leadsAway(node.url) && /[[<]/.test(text.charAt(start)) ? [backslash(start)] : [];
    case "image":
      return leadsAway(node.url) ? [backslash(start + 1)] : [];
    default:
      return [];
  }
}

function backslash(at: number): Edit {
  return { at, remove: 0, insert: "\\" };
}

type Heading = Extract<MarkdownNode, { type: "heading" }>;

function deepened(heading: Heading, text: string): Edit[] {
  const { start, end } = spanOf(heading);
  const source = text.slice(start, end);
  if (!source.includes("\n")) return [{ at: start, remove: 0, insert: "#".repeat(OUTER_LEVELS) }];
  const content = source.slice(0, source.lastIndexOf("\n")).trimEnd();
  // Deeper headings have no underlined form, and the other form has one line: several become text, with what underlines them.
  if (content.includes("\n")) return [backslash(start + source.lastIndexOf("\n") + 1 + underlineIn(source))];
  return [
    { at: start, remove: 0, insert: `${"#".repeat(heading.depth + OUTER_LEVELS)} ` },
    ...keptHashes(start, content),
    { at: start + content.length, remove: source.length - content.length, insert: "" },
  ];
}

/** How far the underline is from the start of the last line, behind the marks of the quotes and lists around it. */
function underlineIn(source: string): number {
  return source.slice(source.lastIndexOf("\n") + 1).search(/[=-]/);
}

/** Hash marks at the end of the other form would be taken for decoration. */
function keptHashes(start: number, content: string): Edit[] {
  const hashes = /(?<=[ \t])#+$/.exec(content);
  return hashes === null ? [] : [backslash(start + hashes.index)];
}

/** Every place in raw HTML where a tag, a comment or the like begins, but for those that are escaped already. */
function tagsIn(start: number, end: number, text: string): number[] {
  const tags = text.slice(start, end).matchAll(/(\\*)<(?=[a-z/!?])/gi);
  return Array.from(tags)
    .filter(([, backslashes = ""]) => backslashes.length % 2 === 0)
    .map(({ index, 0: { length } }) => start + index + length - 1);
}

/** Anything before the first colon that could be a protocol, unless it is one of those that may be. */
function leadsAway(url: string): boolean {
  const [beforePath = ""] = url.split(/[/?#]/, 1);
  const colon = beforePath.indexOf(":");
  return colon !== -1 && !PROTOCOLS.test(beforePath.slice(0, colon));
}

/** Lists and quotes close what stands in them. */
function closingFence(tree: MarkdownTree, text: string): Edit[] {
  const last = tree.children.at(-1);
  if (last?.type !== "code") return [];
  const { start, end } = spanOf(last);
  const lines = text.slice(start, end).split("\n");
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? "")?.[0];
  if (fence === undefined) return [];
  const closing = /^ {0,3}((`|~)\2*)[ \t]*$/.exec(lines.length > 1 ? (lines.at(-1) ?? "") : "")?.[1];
  const isClosed = closing?.startsWith(fence) === true;
  return isClosed ? [] : [{ at: text.length, remove: 0, insert: `\n${fence}` }];
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = "";
  let copied = 0;
  for (const { at, remove, insert } of edits.toSorted((a, b) => a.at - b.at)) {
    result += text.slice(copied, at) + insert;
    copied = at + remove;
  }
  return result + text.slice(copied);
}
