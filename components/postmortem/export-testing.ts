import rehypeParse from "rehype-parse";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const markdownParser = unified().use(remarkParse).use(remarkGfm).freeze();
const htmlParser = unified().use(rehypeParse, { fragment: true }).freeze();

type MarkdownRoot = ReturnType<typeof markdownParser.parse>;
type Content = MarkdownRoot["children"][number];
type Parents = MarkdownRoot | Extract<Content, { children: unknown }>;
type Definition = Extract<Content, { type: "definition" }>;
type HtmlRoot = ReturnType<typeof htmlParser.parse>;
type HtmlElement = Extract<HtmlRoot["children"][number], { type: "element" }>;

/** What can be compared of a document: its words, and each element's name (with what is said about it) and content. */
export type Tree = string | Element;
type Element = { readonly name: string; readonly content: readonly Tree[] };

/** The document that CommonMark with GitHub's extensions makes of Markdown. Raw HTML is text; links lead to the web and to mail. */
export function treeOfMarkdown(markdown: string): readonly Tree[] {
  const root = markdownParser.parse(markdown);
  return tidied(new MarkdownReader(root).contentOf(root, false), true);
}

/** The document that a page shows. The list of the footnotes at its end is no part of it. */
export function treeOfHtml(html: string): readonly Tree[] {
  return tidied(htmlContent(htmlParser.parse(html)), true);
}

class MarkdownReader {
  readonly #definitions = new Map<string, Definition>();

  constructor(root: Parents) {
    this.#define(root);
  }

  contentOf(parent: Parents, inLink: boolean): Tree[] {
    const content: readonly Content[] = parent.children;
    return content.flatMap((node) => this.#read(node, parent, inLink));
  }

  #define(node: MarkdownRoot | Content): void {
    if (node.type === "definition" && !this.#definitions.has(node.identifier)) {
      this.#definitions.set(node.identifier, node);
    }
    if ("children" in node) for (const child of node.children) this.#define(child);
  }

  #read(node: Content, parent: Parents, inLink: boolean): Tree[] {
    switch (node.type) {
      case "text":
        return [node.value];
      case "html":
        return ["root", "blockquote", "listItem"].includes(parent.type) ? [" ", node.value, " "] : [node.value];
      case "paragraph": {
        const content = this.contentOf(node, inLink);
        return parent.type === "listItem" ? [" ", ...content, " "] : [element("p", ...content)];
      }
      case "heading":
        return [element(`h${node.depth}`, ...this.contentOf(node, inLink))];
      case "emphasis":
        return [element("em", ...this.contentOf(node, inLink))];
      case "strong":
      case "blockquote":
        return [element(node.type, ...this.contentOf(node, inLink))];
      case "delete":
        return [element("del", ...this.contentOf(node, inLink))];
      case "inlineCode":
        return [element("code", node.value)];
      case "code":
        return [element("pre", withLineFeeds(node.value))];
      case "break":
        return [element("br")];
      case "thematicBreak":
        return [element("hr")];
      case "list":
        return [element(node.ordered === true ? `ol ${node.start ?? 1}` : "ul", ...this.contentOf(node, inLink))];
      case "listItem":
        return [element("li", ...tick(node.checked), ...this.contentOf(node, inLink))];
      case "table": {
        const width = node.align?.length ?? 0;
        return [
          element("table", ...node.children.map((row, at) => this.#row(row.children, width, at === 0 ? "th" : "td"))),
        ];
      }
      case "link":
      case "linkReference": {
        const url = node.type === "link" ? node.url : this.#definitions.get(node.identifier)?.url;
        const isLink = !inLink && leadsElsewhere(url);
        const content = this.contentOf(node, inLink || isLink);
        return isLink ? [element(`a ${addressOf(url)}`, ...content)] : content;
      }
      case "image":
      case "imageReference": {
        const url = node.type === "image" ? node.url : this.#definitions.get(node.identifier)?.url;
        const words = node.alt === "" || node.alt === null || node.alt === undefined ? "Image" : node.alt;
        return !inLink && leadsElsewhere(url) && !/^mailto:/i.test(url)
          ? [element(`a ${addressOf(url)}`, words)]
          : [words];
      }
      case "footnoteReference":
        return [element("sup")];
      case "definition":
      case "footnoteDefinition":
        return [];
      default:
        throw new Error(`nobody expects a ${node.type}`);
    }
  }

  /** Missing cells are empty, and nothing stands beyond the last column. */
  #row(cells: readonly Parents[], width: number, name: string): Tree {
    const padded = Array.from({ length: width }, (_, at) => cells[at]);
    return element(
      "tr",
      ...padded.map((cell) => element(name, ...(cell === undefined ? [] : this.contentOf(cell, false)))),
    );
  }
}

function element(name: string, ...content: Tree[]): Element {
  return { name, content };
}

function tick(checked: boolean | null | undefined): string[] {
  return typeof checked === "boolean" ? [checked ? "Done: " : "Open: "] : [];
}

function leadsElsewhere(url: string | undefined): url is string {
  return url !== undefined && /^(?:https?|mailto):/i.test(url);
}

/** The same however it is escaped, and whether its protocol has capitals or not. */
function addressOf(url: string): string {
  const escaped = url.replace(/%(?![\da-f]{2})/gi, "%25").replace(/^[a-z]+:/i, (protocol) => protocol.toLowerCase());
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/** These stand around what is compared: boxes that scroll, marks for screen readers. */
const TRANSPARENT = ["div", "span", "section", "thead", "tbody"];

function htmlContent(parent: HtmlRoot | HtmlElement): Tree[] {
  const children: readonly HtmlRoot["children"][number][] = parent.children;
  return children.flatMap((node): Tree[] => {
    if (node.type === "text") return [node.value];
    if (node.type !== "element" || node.tagName === "svg" || node.properties.dataFootnotes !== undefined) return [];
    const { tagName, properties } = node;
    if (TRANSPARENT.includes(tagName)) return htmlContent(node);
    const content = htmlContent(node);
    switch (tagName) {
      case "p":
        return "tagName" in parent && parent.tagName === "li" ? [" ", ...content, " "] : [element("p", ...content)];
      case "pre":
        // What ends the last line is the element's own.
        return [element("pre", withLineFeeds(content.map(wordsOf).join("")).replace(/\n$/, ""))];
      case "ol":
        return [element(`ol ${String(properties.start ?? 1)}`, ...content)];
      case "a":
        return [element(`a ${addressOf(String(properties.href))}`, ...content)];
      case "sup":
        return [element("sup")];
      default:
        return [element(tagName, ...content)];
    }
  });
}

export function wordsOf(tree: Tree): string {
  return typeof tree === "string" ? tree : tree.content.map(wordsOf).join("");
}

/** As every parser of HTML reads line ends. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

const INLINE = /^(?:em|strong|del|code|a .*|sup)$/s;

/** Words that stand beside each other are one, and white space is as a page shows it: one space within a line, none around blocks. */
function tidied(content: readonly Tree[], inBlock: boolean): Tree[] {
  const joined: Tree[] = [];
  for (const tree of content) {
    const last = joined.at(-1);
    if (typeof tree === "string" && typeof last === "string") joined[joined.length - 1] = last + tree;
    else joined.push(tree);
  }
  return joined.flatMap((tree, at): Tree[] => {
    if (typeof tree !== "string") {
      const { name, content } = tree;
      return [name === "pre" ? tree : element(name, ...tidied(content, !INLINE.test(name)))];
    }
    const text = tree.replace(/[ \t\r\n]+/g, " ");
    const started = isEdge(joined[at - 1], inBlock) ? text.replace(/^ /, "") : text;
    const shown = isEdge(joined[at + 1], inBlock) ? started.replace(/ $/, "") : started;
    return shown === "" ? [] : [shown];
  });
}

function isEdge(neighbour: Tree | undefined, inBlock: boolean): boolean {
  return neighbour === undefined ? inBlock : typeof neighbour !== "string" && !INLINE.test(neighbour.name);
}
