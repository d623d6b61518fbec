import { EditorSelection, EditorState, type StateCommand } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import * as commands from "#components/postmortem/editor/commands.ts";

/** A state from a text in which `[` and `]`, or `|`, are the selection. */
function stateOf(
  marked: string,
  extensions: readonly [] | ReturnType<typeof EditorState.readOnly.of> = [],
): EditorState {
  const cursor = marked.indexOf("|");
  const from = cursor >= 0 ? cursor : marked.indexOf("«");
  const to = cursor >= 0 ? cursor : marked.indexOf("»") - 1;
  const doc = marked.replace(/[|«»]/g, "");
  return EditorState.create({ doc, selection: EditorSelection.range(from, to), extensions });
}

function marked(state: EditorState): string {
  const { from, to } = state.selection.main;
  const doc = state.doc.toString();
  return from === to
    ? `${doc.slice(0, from)}|${doc.slice(from)}`
    : `${doc.slice(0, from)}«${doc.slice(from, to)}»${doc.slice(to)}`;
}

function run(command: StateCommand, before: string): string {
  let state = stateOf(before);
  command({
    state,
    dispatch: (transaction) => {
      state = transaction.state;
    },
  });
  return marked(state);
}

describe("marks within a line", () => {
  it.each([
    ["a «word» b", "a **«word»** b"],
    ["a **«word»** b", "a «word» b"],
    ["a «**word**» b", "a «word» b"],
    ["a « word » b", "a  **«word»**  b"],
    ["a | b", "a **|** b"],
    ["**|**", "|"],
  ])("given bold on %j, then %j", (before, after) => {
    expect(run(commands.toggleBold, before)).toBe(after);
  });

  it.each([
    ["«word»", "*«word»*"],
    ["*«word»*", "«word»"],
    ["**«word»**", "***«word»***"],
    ["***«word»***", "**«word»**"],
  ])("given italic on %j, then %j", (before, after) => {
    expect(run(commands.toggleItalic, before)).toBe(after);
  });

  it.each([
    ["«word»", "`«word»`"],
    ["`«word»`", "«word»"],
  ])("given code on %j, then %j", (before, after) => {
    expect(run(commands.toggleCode, before)).toBe(after);
  });

  it.each([
    ["see «this»", "see [this](«https://»)"],
    ["see «https://example.com/a»", "see [|](https://example.com/a)"],
    ["see |", "see [|](https://)"],
  ])("given a link on %j, then %j", (before, after) => {
    expect(run(commands.insertLink, before)).toBe(after);
  });
});

describe("marks of lines", () => {
  it.each([
    ["bullets", commands.toggleBullets, "«a\n\n  b»", "- «a\n\n  - b»"],
    ["bullets", commands.toggleBullets, "- «a\n- b»", "«a\nb»"],
    ["bullets", commands.toggleBullets, "1. «a\n2. b»", "- «a\n- b»"],
    ["bullets", commands.toggleBullets, "- [x] «a\nb»", "- «a\n- b»"],
    ["bullets", commands.toggleBullets, "|", "- |"],
    ["numbers", commands.toggleNumbers, "«a\n\n- b\nc»", "1. «a\n\n2. b\n3. c»"],
    ["numbers", commands.toggleNumbers, "1. «a\n2. b»", "«a\nb»"],
    ["tasks", commands.toggleTasks, "«a\n- b»", "- [ ] «a\n- [ ] b»"],
    ["tasks", commands.toggleTasks, "- [x] a|", "a|"],
    ["quote", commands.toggleQuote, "«a\nb»", "> «a\n> b»"],
    ["quote", commands.toggleQuote, "> «a\n> b»", "«a\nb»"],
    ["heading", commands.cycleHeading, "a|b", "### a|b"],
    ["heading", commands.cycleHeading, "### a|b", "#### a|b"],
    ["heading", commands.cycleHeading, "#### a|b", "a|b"],
    ["heading", commands.cycleHeading, "# a|b", "a|b"],
    ["indenting", commands.indentItem, "- a\n- b|", "- a\n  - b|"],
    ["indenting", commands.indentItem, "1. a\n2. b|", "1. a\n   2. b|"],
    ["indenting", commands.indentItem, "no item|", "no item|"],
    ["outdenting", commands.outdentItem, "- a\n  - b|", "- a\n- b|"],
    ["outdenting", commands.outdentItem, "- a|", "- a|"],
  ])("given %s", (_, command, before, after) => {
    expect(run(command, before)).toBe(after);
  });
});

describe("blocks", () => {
  it.each([
    ["a\n|\nb", "a\n```\n|\n```\nb"],
    ["«x\ny»", "```\n«x\ny»\n```"],
    ["«```\ncode\n```»", "````\n«```\ncode\n```»\n````"],
  ])("given a block of code on %j, then %j", (before, after) => {
    expect(run(commands.insertCodeBlock, before)).toBe(after);
  });

  it.each([
    ["|", "| «What» | When |\n| --- | --- |\n|  |  |\n"],
    ["a¦".replace("¦", "|"), "a\n\n| «What» | When |\n| --- | --- |\n|  |  |\n"],
  ])("given a table on %j, then it stands on lines of its own", (before, after) => {
    expect(run(commands.insertTable, before)).toBe(after);
  });

  it("given somebody who may only read, then nothing does anything", () => {
    const state = stateOf("- «a»", EditorState.readOnly.of(true));
    for (const command of Object.values(commands)) {
      if (command === commands.fenceFor) continue;
      const dispatch = () => expect.unreachable();
      expect(command({ state, dispatch } as never)).toBe(false);
    }
  });
});
