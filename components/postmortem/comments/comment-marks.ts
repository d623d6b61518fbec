import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { CommentDesk, DeskView } from "#components/postmortem/comments/comment-desk.ts";

type Mark = { readonly id: string; readonly from: number; readonly to: number; readonly isActive: boolean };

const setMarks = StateEffect.define<readonly Mark[]>();

/** Shown at once where an edit moves them; where they really are, the document tells a moment later. */
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, { changes, effects, newDoc }) => {
    let next = shown.map(changes);
    for (const effect of effects) if (effect.is(setMarks)) next = decorations(effect.value, newDoc.length);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks what is commented in a section, and tells the desk which mark was pressed and when the text moves. */
export function commentMarks(section: string, desk: CommentDesk): Extension {
  return [marks, plugin(section, desk), LOOK];
}

function plugin(section: string, desk: CommentDesk): Extension {
  return ViewPlugin.define(
    (view) => {
      let drawn: DeskView | undefined;
      let isGone = false;
      const draw = () => {
        const now = desk.read();
        // A composition that is under way would end in the middle of a word.
        if (isGone || view.composing || isAsDrawn(drawn, now)) return;
        drawn = now;
        view.dispatch({ effects: setMarks.of(marksOf(section, now)) });
      };
      // Not while the editor is in the middle of a change of its own.
      const drawSoon = () => queueMicrotask(draw);
      const leave = [desk.subscribe(drawSoon), desk.enter(section, view)];
      drawSoon();
      return {
        update: ({ docChanged, geometryChanged, viewportChanged }: ViewUpdate) => {
          if (docChanged || geometryChanged || viewportChanged) queueMicrotask(() => isGone || desk.move());
        },
        composed: drawSoon,
        destroy: () => {
          isGone = true;
          for (const each of leave) each();
        },
      };
    },
    {
      eventHandlers: {
        click: ({ target }) => {
          const mark = target instanceof Element ? target.closest("[data-comment]") : null;
          desk.select(mark?.getAttribute("data-comment") ?? null);
        },
        compositionend() {
          this.composed();
        },
      },
    },
  );
}

function isAsDrawn(drawn: DeskView | undefined, now: DeskView): boolean {
  return drawn?.ranges === now.ranges && drawn.active === now.active && drawn.placed === now.placed;
}

function marksOf(section: string, { placed, ranges, active }: DeskView): readonly Mark[] {
  return placed.flatMap(({ id, place, isMarked }) => {
    const range = ranges.get(id);
    const isHere = place.section === section && (isMarked || id === active);
    return isHere && range !== undefined ? [{ id, ...range, isActive: id === active }] : [];
  });
}

/** @param length of the text: what the document tells may be ahead of the editor */
function decorations(drawn: readonly Mark[], length: number): DecorationSet {
  return Decoration.set(
    drawn
      .filter(({ from, to }) => from < Math.min(to, length))
      .map(({ id, from, to, isActive }) =>
        Decoration.mark({
          tagName: "mark",
          class: isActive ? "cm-comment cm-comment-active" : "cm-comment",
          attributes: { "data-comment": id },
        }).range(from, Math.min(to, length)),
      ),
    true,
  );
}

const LOOK = EditorView.baseTheme({
  ".cm-comment": {
    color: "inherit",
    backgroundColor: "var(--color-accent-quiet)",
    borderBottom: "2px dotted var(--color-accent-ink)",
    cursor: "pointer",
  },
  ".cm-comment-active": {
    backgroundColor: "color-mix(in oklab, var(--color-accent) 24%, var(--color-surface))",
    borderBottomStyle: "solid",
  },
});
