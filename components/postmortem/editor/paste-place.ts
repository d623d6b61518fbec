import type { EditorState } from "@codemirror/state";

/** What begins a block of Markdown: it must stand at the beginning of a line. */
const BLOCK = /^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> |`{3,}|~{3,}|\||---)/;

/** Markdown as it is put in place of the selection: blocks on lines of their own, words where they are. */
export function placed(state: EditorState, markdown: string): string {
  const { from, to } = state.selection.main;
  if (!markdown.includes("\n") && !BLOCK.test(markdown)) return markdown;
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const isAfterWords = first.text.slice(0, from - first.from).trim() !== "";
  const isUnderWords = first.number > 1 && state.doc.line(first.number - 1).text.trim() !== "";
  const isBeforeWords = last.text.slice(to - last.from).trim() !== "";
  return `${isAfterWords ? "\n\n" : isUnderWords ? "\n" : ""}${markdown}${isBeforeWords ? "\n\n" : ""}`;
}
