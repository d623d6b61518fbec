import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { plainTree } from "#components/postmortem/editor/html-tree.ts";

const converter = unified().use(rehypeRemark);
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", fences: true, rule: "-", listItemIndent: "one" });

type Tree = ReturnType<typeof converter.runSync>;

/**
 * HTML that was copied elsewhere, as Markdown that says the same: nothing that runs, looks or loads. Null where it is too
 * intricate to be read, or says nothing.
 */
export function markdownOfHtml(html: string): string | null {
  try {
    const tree = converter.runSync(plainTree(html));
    tighten(tree);
    const markdown = writer.stringify(tree).trim();
    return markdown === "" ? null : markdown;
  } catch {
    // Nested more deeply than there is room on the stack.
    return null;
  }
}

/** Items stand close together where each is one paragraph, with the lists in it; however their HTML was nested. */
function tighten(node: Tree | Tree["children"][number]): void {
  if (!("children" in node)) return;
  for (const child of node.children) tighten(child);
  if (node.type === "listItem") node.spread = node.children.filter(({ type }) => type !== "list").length > 1;
  if (node.type === "list") node.spread = node.children.some(({ spread }) => spread === true);
}
