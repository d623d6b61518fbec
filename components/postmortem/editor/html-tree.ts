import rehypeParse from "rehype-parse";
import { unified } from "unified";

const reader = unified().use(rehypeParse, { fragment: true });

type Root = ReturnType<typeof reader.parse>;
type RootContent = Root["children"][number];
type Element = Extract<RootContent, { type: "element" }>;
type ElementContent = Element["children"][number];

/**
 * HTML of the clipboard, made so plain that its meaning is in the elements alone.
 * @throws RangeError where it is nested more deeply than there is room on the stack
 */
export function plainTree(html: string): Root {
  const root = reader.parse(html);
  root.children = cleanAll(root.children);
  return root;
}

/** Nothing of it is text that somebody selected. */
const DROPPED = new Set(
  "base button canvas embed iframe link meta noscript object option script select style svg template textarea title video audio".split(
    " ",
  ),
);

function cleanAll<Node extends RootContent | ElementContent>(nodes: readonly Node[]): ElementContent[] {
  return nestedLists(wordLists(nodes.flatMap((node) => clean(node))));
}

function clean(node: RootContent | ElementContent): ElementContent[] {
  if (node.type === "text") return [node];
  if (node.type !== "element" || DROPPED.has(node.tagName) || isHidden(node)) return [];
  const { tagName } = node;
  // Of Office: `o:p` and its like.
  if (tagName.includes(":")) return cleanAll(node.children);
  if (tagName === "pre") return [codeBlock(node, undefined)];
  const children = cleanAll(
    node.children.map((child) => (isPre(child) ? codeBlock(child, languageOf([node])) : child)),
  );
  if (tagName === "a") return link(node, children);
  if (tagName === "img") return image(node);
  // Google Docs wraps everything in a `b` that is none.
  if ((tagName === "b" || tagName === "strong") && /font-weight:\s*(?:normal|400)/.test(styleOf(node))) return children;
  if (tagName === "span" || tagName === "font") return styled(node, children);
  return [{ ...node, children, properties: { ...node.properties, dataNumbered: isNumbered(node) } }];
}

function styleOf({ properties }: Element): string {
  return typeof properties.style === "string" ? properties.style : "";
}

function isHidden(node: Element): boolean {
  return node.properties.hidden === true || /display:\s*none|mso-list:\s*ignore/i.test(styleOf(node));
}

/** Emphasis that is said by style. */
function styled(node: Element, children: ElementContent[]): ElementContent[] {
  if (children.every((child) => child.type === "text" && child.value.trim() === "")) return children;
  const style = styleOf(node);
  let inner = children;
  if (/font-family:[^;]*\b(?:monospace|courier|consolas|menlo|monaco)\b/i.test(style)) inner = [element("code", inner)];
  if (/text-decoration[^;:]*:[^;]*line-through/i.test(style)) inner = [element("del", inner)];
  if (/font-style:\s*italic/i.test(style)) inner = [element("em", inner)];
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) inner = [element("strong", inner)];
  return inner;
}

function element(tagName: string, children: ElementContent[], properties: Element["properties"] = {}): Element {
  return { type: "element", tagName, properties, children };
}

/** Only addresses that lead somewhere from any page, and run nothing. */
function safeAddress(address: unknown): string | null {
  if (typeof address !== "string") return null;
  const url = URL.parse(address);
  if (url === null || !["http:", "https:", "mailto:"].includes(url.protocol)) return null;
  // Google Docs sends every link through itself.
  const inner = /^www\.google\.[a-z.]+$/.test(url.host) && url.pathname === "/url" ? url.searchParams.get("q") : null;
  return inner === null ? address : safeAddress(inner);
}

function link(node: Element, children: ElementContent[]): ElementContent[] {
  const address = safeAddress(node.properties.href);
  const isEmpty = textOf(children).trim() === "";
  return address === null || isEmpty ? children : [element("a", children, { href: address })];
}

/** The narrative shows no pictures of other hosts; where one is can be told. */
function image(node: Element): ElementContent[] {
  const address = safeAddress(node.properties.src);
  const alt = typeof node.properties.alt === "string" ? node.properties.alt.trim() : "";
  if (address === null) return alt === "" ? [] : [{ type: "text", value: alt }];
  return [element("a", [{ type: "text", value: alt === "" ? "image" : alt }], { href: address })];
}

function isPre(node: ElementContent): node is Element {
  return node.type === "element" && node.tagName === "pre";
}

/** With its language, wherever it is said: at the code, at the block, or at the box around it. */
function codeBlock(node: Element, boxed: string | undefined): Element {
  const language = languageOf([node, ...node.children.filter((child) => child.type === "element")]) ?? boxed;
  const text: ElementContent = { type: "text", value: textOf(node.children).replace(/\n$/, "") };
  return element("pre", [
    element("code", [text], language === undefined ? {} : { className: [`language-${language}`] }),
  ]);
}

function languageOf(nodes: readonly Element[]): string | undefined {
  return nodes
    .flatMap(classesOf)
    .map((name) => /^(?:language|lang|highlight-source)-(\w[\w+#-]*)$/.exec(name)?.[1])
    .find((found) => found !== undefined);
}

function classesOf(node: Element): string[] {
  const { className, dataLang } = node.properties;
  const names = Array.isArray(className) ? className.map(String) : [];
  return typeof dataLang === "string" ? [...names, `language-${dataLang}`] : names;
}

function textOf(nodes: readonly (RootContent | ElementContent)[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.value;
      if (node.type !== "element" || DROPPED.has(node.tagName)) return "";
      if (node.tagName === "br") return "\n";
      const inner = textOf(node.children);
      return node.tagName === "div" && !inner.endsWith("\n") ? `${inner}\n` : inner;
    })
    .join("");
}

function isList(node: ElementContent | undefined): node is Element {
  return node?.type === "element" && (node.tagName === "ul" || node.tagName === "ol");
}

/** A list right in a list, as Google Docs and Slack write them, belongs to the item before it. */
function nestedLists(nodes: ElementContent[]): ElementContent[] {
  for (const node of nodes) {
    if (!isList(node)) continue;
    const items: ElementContent[] = [];
    for (const child of node.children) {
      const before = items.findLast((item) => item.type === "element");
      if (isList(child) && before?.type === "element") before.children.push(child);
      else items.push(child);
    }
    node.children = items;
  }
  return nodes;
}

/** Whether Word has put a number, and no bullet, before an item. */
function isNumbered(node: Element): boolean {
  if (!WORD_LIST.test(styleOf(node))) return false;
  const marker = node.children.find((child) => child.type === "element" && /mso-list:\s*ignore/i.test(styleOf(child)));
  return marker?.type === "element" && /^\s*\w{1,4}[.)]/.test(textOf(marker.children));
}

const WORD_LIST = /mso-list:\s*\S+\s+level(\d)/i;

/** Word writes items as paragraphs, which say of themselves only how deep they stand. */
function wordLists(nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let open: { list: Element; level: number }[] = [];
  for (const node of nodes) {
    const level = node.type === "element" ? Number(WORD_LIST.exec(styleOf(node))?.[1] ?? 0) : 0;
    if (node.type !== "element" || level === 0) {
      if (node.type === "text" && node.value.trim() === "" && open.length > 0) continue;
      open = [];
      result.push(node);
      continue;
    }
    open = open.filter((each) => each.level <= level);
    const last = open.at(-1);
    if (last?.level !== level) {
      const list = element(node.properties.dataNumbered === true ? "ol" : "ul", []);
      const parent = last?.list.children.at(-1);
      if (parent?.type === "element") parent.children.push(list);
      else result.push(list);
      open.push({ list, level });
    }
    open.at(-1)?.list.children.push(element("li", node.children));
  }
  return result;
}
