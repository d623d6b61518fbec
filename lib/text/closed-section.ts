import { isTooIntricate } from "#lib/text/markdown-intricacy.ts";
import { parseMarkdown, spanOf } from "#lib/text/markdown-tree.ts";
import { closingOf } from "#lib/text/open-block.ts";

/** Longer texts are not read by the parser: it would take seconds. */
const MOST_READ = 50_000;

/** Without one of these at the beginning of a line nothing can be left open. */
const CAN_BE_OPEN = /^ {0,3}(?:`{3}|~{3}|<[!?a-z])/im;

/** Whatever CommonMark has an end for. */
const CLOSINGS = ["-->", "?>", "]]>", ">", "</pre>", "</script>", "</style>", "</textarea>", "```", "~~~"];

const HEADING = "### x";

/**
 * A person's Markdown as one section of a document between others: exactly as it was written, letter by letter. Only where it
 * leaves something open that would swallow what follows (a fence, a comment), a line that closes this comes behind it.
 */
export function closedSection(markdown: string): string {
  if (!CAN_BE_OPEN.test(markdown)) return markdown;
  const found = closingOf(markdown);
  const closed = found === null ? markdown : withClosing(markdown, found);
  if (markdown.length > MOST_READ || isTooIntricate(markdown) || isClosed(closed)) return closed;
  return [markdown, ...CLOSINGS.map((closing) => withClosing(markdown, closing))].find(isClosed) ?? closed;
}

function withClosing(markdown: string, closing: string): string {
  return `${markdown}${/[\r\n]$/.test(markdown) ? "" : "\n"}${closing}`;
}

/** Whether a heading that follows is one of the document. */
function isClosed(section: string): boolean {
  const document = `${section}\n\n${HEADING}`;
  const last = parseMarkdown(document).children.at(-1);
  return last?.type === "heading" && spanOf(last).start === document.length - HEADING.length;
}
