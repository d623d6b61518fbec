import { Prec, type StateCommand } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import * as Y from "yjs";

const managers = new WeakMap<Y.Text, Y.UndoManager>();

/** What was typed on this page into a text, to be undone. Survives that its editor is closed and opened again. */
export function undoManagerOf(text: Y.Text): Y.UndoManager {
  const known = managers.get(text);
  if (known !== undefined) return known;
  // Nothing is tracked by itself: the editor names its own changes, so that nobody undoes what somebody else wrote.
  const made = new Y.UndoManager(text, { trackedOrigins: new Set(), captureTimeout: 500 });
  managers.set(text, made);
  return made;
}

export type UndoCommands = { readonly undo: StateCommand; readonly redo: StateCommand };

export function undoCommands(manager: Y.UndoManager): UndoCommands {
  // Handled in any case: the browser's own undoing knows nothing of what others wrote meanwhile.
  const once =
    (step: () => unknown): StateCommand =>
    ({ state }) => {
      if (!state.readOnly) step();
      return true;
    };
  return { undo: once(() => manager.undo()), redo: once(() => manager.redo()) };
}

/** The keys, and the gestures of a phone. */
export function ownUndo({ undo, redo }: UndoCommands) {
  return Prec.high([
    keymap.of([
      { key: "Mod-z", run: undo, preventDefault: true },
      { key: "Mod-y", mac: "Mod-Shift-z", run: redo, preventDefault: true },
      { key: "Mod-Shift-z", run: redo, preventDefault: true },
    ]),
    EditorView.domEventHandlers({
      beforeinput(event, view) {
        if (event.inputType === "historyUndo") return undo(view);
        if (event.inputType === "historyRedo") return redo(view);
        return false;
      },
    }),
  ]);
}
