import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { undoCommands, undoManagerOf } from "#components/postmortem/editor/own-undo.ts";

function written() {
  const document = new Y.Doc();
  const text = document.getText("section:summary");
  const manager = undoManagerOf(text);
  const editor = { name: "the editor's changes" };
  manager.addTrackedOrigin(editor);
  document.transact(() => text.insert(0, "mine"), editor);
  document.transact(() => text.insert(4, " theirs"), "somebody else");
  return { text, manager, ...undoCommands(manager) };
}

function target(readOnly: boolean) {
  return { state: EditorState.create({ extensions: EditorState.readOnly.of(readOnly) }), dispatch: () => {} };
}

describe("undoing", () => {
  it("given what two have written, then each undoes their own", () => {
    const { text, undo, redo } = written();
    expect(undo(target(false))).toBe(true);
    expect(text.toString()).toBe(" theirs");
    expect(undo(target(false))).toBe(true);
    expect(text.toString()).toBe(" theirs");
    redo(target(false));
    expect(text.toString()).toBe("mine theirs");
  });

  it("given somebody who may no longer write, then nothing is undone", () => {
    const { text, undo } = written();
    expect(undo(target(true))).toBe(true);
    expect(text.toString()).toBe("mine theirs");
  });

  it("given an editor that is opened again, then it goes on with the same", () => {
    const { text, manager } = written();
    expect(undoManagerOf(text)).toBe(manager);
  });
});
