import fc from "fast-check";

/** Everything that means something to Markdown, and pieces that join to more. */
const MARKS = "\\`*_~<>&[]()!|#:;.@/'\"=+- \t\n";
const WORDS = [
  "a",
  "B7 ",
  "𝄞",
  "\n\n",
  "\n\n",
  "    ",
  "\\\n",
  "  \n",
  "\r\n",
  "javascript:",
  "https://a.b",
  "&colon;",
];
const BLOCKS = ["# ", "## ", "### ", "\n===\n", "\n---\n", "- ", "1. ", "> ", "- [ ] ", "|a|b|\n|-|-|\n"];
const FENCES = ["```", "```\n", "~~~~", "[a]: b\n", "[^a]: "];
const INLINES = ["[a](b)", "[^a]", "](javascript:a)", "!["];
const TAGS = ["<div>", "</div>", "<!--", "-->", "<script>", "<?", "<![CDATA[", "<a b='"];

/** What a person, or a program that means harm, could send as Markdown. */
export const anyMarkdown: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...MARKS, ...WORDS, ...BLOCKS, ...FENCES, ...INLINES, ...TAGS) },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 3 }) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(""));

/** Milliseconds of processor time: what else the machine does meanwhile does not count. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
