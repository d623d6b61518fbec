import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { placed } from "#components/postmortem/editor/paste-place.ts";

function into(marked: string, markdown: string): string {
  const at = marked.indexOf("|");
  const state = EditorState.create({ doc: marked.replace("|", ""), selection: { anchor: at } });
  return marked.replace("|", placed(state, markdown));
}

describe("where Markdown is put", () => {
  it.each([
    ["see |.", "[a](https://a.example)", "see [a](https://a.example)."],
    ["see|", "- a\n- b", "see\n\n- a\n- b"],
    ["see\n|", "- a\n- b", "see\n\n- a\n- b"],
    ["see\n\n|rest", "# a", "see\n\n# a\n\nrest"],
    ["|", "a\n\nb", "a\n\nb"],
  ])("given %j and %j, then %j", (before, markdown, after) => {
    expect(into(before, markdown)).toBe(after);
  });
});
