import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { type Command, EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type * as Y from "yjs";
import type { CommentDesk } from "#components/postmortem/comments/comment-desk.ts";
import { neighbour } from "#components/postmortem/comments/neighbour.ts";
import { selectedPlace } from "#components/postmortem/comments/selected-place.ts";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { hasVisible } from "#lib/text/clean.ts";

/** In the editor; the margin has the two that go on. */
export const COMMENT_KEYS = { comment: "Mod-Alt-m", next: "Mod-Alt-.", previous: "Mod-Alt-," } as const;

/** Comments on what is selected: by a button beside it, and by the keyboard. */
export function commentSelection(document: Y.Doc, section: string, desk: CommentDesk): Extension {
  const comment: Command = ({ state }) => {
    const { from, to } = state.selection.main;
    const place = desk.read().mayComment ? selectedPlace(document, section, from, to) : null;
    if (place === null) return false;
    desk.begin(place);
    return true;
  };
  const go =
    (way: 1 | -1): Command =>
    ({ state }) => {
      const next = neighbour(desk.read(), { section, at: state.selection.main.head }, way);
      if (next === null) return false;
      desk.visit(next);
      return true;
    };
  return [
    keymap.of([
      { key: COMMENT_KEYS.comment, run: comment, preventDefault: true },
      { key: COMMENT_KEYS.next, run: go(1) },
      { key: COMMENT_KEYS.previous, run: go(-1) },
    ]),
    EditorView.focusChangeEffect.of((_, isFocused) => setFocused.of(isFocused)),
    offer(desk, comment),
    LOOK,
  ];
}

const setFocused = StateEffect.define<boolean>();

type Offer = { readonly isFocused: boolean; readonly tooltip: Tooltip | null };

/** The button beside the selection, while somebody is at it. */
function offer(desk: CommentDesk, comment: Command): StateField<Offer> {
  const tooltipOf = (state: EditorState): Tooltip | null => {
    const { from, to, head, empty } = state.selection.main;
    if (empty || !desk.read().mayComment || !hasVisible(state.sliceDoc(from, Math.min(to, from + 5_000)))) return null;
    // Below for a finger: the system's own menu stands above.
    return {
      pos: head,
      above: !matchMedia("(pointer: coarse)").matches,
      create: (view) => ({ dom: button(view, comment) }),
    };
  };
  return StateField.define<Offer>({
    create: () => ({ isFocused: false, tooltip: null }),
    update: (before, { state, effects, selection, docChanged }) => {
      const focus = effects.find((effect) => effect.is(setFocused));
      if (focus === undefined && selection === undefined && !docChanged) return before;
      const isFocused = focus?.value ?? before.isFocused;
      return { isFocused, tooltip: isFocused ? tooltipOf(state) : null };
    },
    provide: (field) => showTooltip.from(field, ({ tooltip }) => tooltip),
  });
}

function button(view: EditorView, comment: Command): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = "Comment";
  made.title = "Comment on the selection (Ctrl or ⌘ + Alt + M)";
  made.className = buttonClasses("secondary", "small", "shadow-float");
  // The selection must not go before it is read.
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => void comment(view));
  // The editor gives a tooltip a look of its own, which a button must not take.
  const around = document.createElement("div");
  around.append(made);
  return around;
}

const LOOK = EditorView.baseTheme({
  ".cm-tooltip:has(> button)": { border: "none", background: "none" },
});
