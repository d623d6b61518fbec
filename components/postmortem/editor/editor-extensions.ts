import { moveLineDown, moveLineUp, standardKeymap } from "@codemirror/commands";
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkupCommand,
  markdown,
  markdownLanguage,
} from "@codemirror/lang-markdown";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import { dropCursor, EditorView, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import { yCollab } from "y-codemirror.next";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Person } from "#components/postmortem/collab/collab-context.tsx";
import { indentItem, outdentItem } from "#components/postmortem/editor/commands.ts";
import { cursorReport } from "#components/postmortem/editor/cursor-report.ts";
import { EDITOR_LOOK, LONG } from "#components/postmortem/editor/editor-look.ts";
import { ownUndo, undoCommands, undoManagerOf } from "#components/postmortem/editor/own-undo.ts";
import { pasteAsMarkdown } from "#components/postmortem/editor/paste.ts";
import { peopleCursors } from "#components/postmortem/editor/people-cursors.ts";
import { TOOLS } from "#components/postmortem/editor/tools.ts";
import { wholeCharacters } from "#components/postmortem/editor/whole-characters.ts";

type WritingOptions = {
  section: string;
  text: Y.Text;
  awareness: Awareness;
  people: () => readonly Person[];
};

/** What stays the same while an editor is open. */
export function writing({ section, text, awareness, people }: WritingOptions): Extension {
  const manager = undoManagerOf(text);
  return [
    // A carriage return is a character like others: an editor that took it for a line end would count differently from the text.
    EditorState.lineSeparator.of("\n"),
    // Before what writes into the text, so that it writes whole characters.
    wholeCharacters(),
    ownUndo(undoCommands(manager)),
    yCollab(text, null, { undoManager: manager }),
    // After it: they tell and draw places in a text that has what was typed.
    cursorReport({ section, text, awareness }),
    peopleCursors({ text, awareness, people }),
    pasteAsMarkdown(),
    markdownUnlessLong(text.length),
    // Tab stays what it is on a page: the way to the next control.
    Prec.high(keymap.of(KEYS)),
    keymap.of(standardKeymap),
    EditorView.lineWrapping,
    highlightSpecialChars(),
    dropCursor(),
    EDITOR_LOOK,
  ];
}

/** GitHub's Markdown without what the renderer does not know either. */
function markdownUnlessLong(length: number): Extension {
  const language = new Compartment();
  const known = markdown({
    base: markdownLanguage,
    extensions: { remove: ["Subscript", "Superscript", "Emoji"] },
    completeHTMLTags: false,
    addKeymap: false,
  });
  const fitting = (isLong: boolean) => (isLong ? [] : known);
  return [
    language.of(fitting(length > LONG)),
    EditorState.transactionExtender.of(({ docChanged, startState, newDoc }) => {
      if (!docChanged || newDoc.length > LONG === startState.doc.length > LONG) return null;
      return { effects: language.reconfigure(fitting(newDoc.length > LONG)) };
    }),
  ];
}

const KEYS = [
  // An empty item ends its list, the second one too.
  { key: "Enter", run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
  { key: "Backspace", run: deleteMarkupBackward },
  // The page has a meaning of its own for some of them.
  ...TOOLS.flat().flatMap(({ keys, run }) =>
    keys === null ? [] : [{ key: keys, run, preventDefault: true, stopPropagation: true }],
  ),
  { key: "Mod-]", run: indentItem, preventDefault: true },
  { key: "Mod-[", run: outdentItem, preventDefault: true },
  { key: "Alt-ArrowUp", run: moveLineUp },
  { key: "Alt-ArrowDown", run: moveLineDown },
];

type Access = { mayWrite: boolean; label: string; hint: string };

/** What the role and the section's title say. Whoever only reads can still go through the text by keyboard, and copy it. */
export function access({ mayWrite, label, hint }: Access): Extension {
  const attributes = {
    "aria-label": label,
    spellcheck: "true",
    autocorrect: "on",
    autocapitalize: "sentences",
    // What can be edited takes the focus without it; it says so to tools that look at a long text, which scrolls.
    tabindex: "0",
  };
  return [
    EditorState.readOnly.of(!mayWrite),
    EditorView.editable.of(mayWrite),
    EditorView.contentAttributes.of(
      mayWrite ? attributes : { ...attributes, "aria-readonly": "true", role: "textbox" },
    ),
    placeholder(hint),
  ];
}
