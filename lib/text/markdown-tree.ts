import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

const parser = unified().use(remarkParse).use(remarkGfm).use(withoutTransforms).freeze();

export type MarkdownTree = ReturnType<typeof parser.parse>;
export type MarkdownNode = MarkdownTree | MarkdownTree["children"][number];

/** Markdown as GitHub reads it (CommonMark with its extensions); every node knows where it stands in the text. */
export function parseMarkdown(text: string): MarkdownTree {
  return parser.parse(text);
}

/**
 * remark-gfm looks once more for addresses in what was already read, and what it makes of them has no place in the text.
 * They read the same with or without being links, so that nobody who changes text needs them.
 */
function withoutTransforms(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms: _, ...extension }) => extension);
}

/** Every node within it, and itself, in the order of the text. Not recursive: what people nest may be deeper than the stack. */
export function* nodesOf(root: MarkdownNode): Generator<MarkdownNode> {
  const waiting: MarkdownNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ("children" in node) waiting.push(...node.children.toReversed());
  }
}

/** Where a node begins and ends in the text, in UTF-16 units. */
export function spanOf({ type, position }: MarkdownNode): { start: number; end: number } {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) throw new Error(`a ${type} has no place in the text`);
  return { start, end };
}
