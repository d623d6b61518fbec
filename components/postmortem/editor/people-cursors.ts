import { type Extension, RangeSet, StateEffect } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Person } from "#components/postmortem/collab/collab-context.tsx";
import { presentIn } from "#components/postmortem/collab/people.ts";
import { cursorIn, placeIn } from "#components/postmortem/editor/cursor-place.ts";

type CursorsOptions = {
  text: Y.Text;
  awareness: Awareness;
  /** Who is here by now, with their colours. */
  people: () => readonly Person[];
};

/** To be dispatched when who is here has changed. */
export const peopleChanged = StateEffect.define<null>();

/** A name is seen for so long after its cursor has moved. */
const SHOWN_MS = 2_000;

/** The cursors and selections of the others, in their colours and with their names. */
export function peopleCursors(options: CursorsOptions): Extension {
  const plugin = ViewPlugin.define((view) => new PeopleCursors(view, options), {
    decorations: (value) => value.decorations,
  });
  return [plugin, LOOK];
}

class PeopleCursors implements PluginValue {
  decorations: DecorationSet = RangeSet.empty;
  readonly #view: EditorView;
  readonly #options: CursorsOptions;
  /** By the client's id: where each was last, and until when its name is seen. */
  readonly #moved = new Map<number, { place: string; untilMs: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, options: CursorsOptions) {
    this.#view = view;
    this.#options = options;
    options.awareness.on("change", this.#hear);
    this.decorations = this.#draw();
  }

  update({ docChanged, transactions, view }: ViewUpdate): void {
    const isAsked = transactions.some(({ effects }) => effects.some((effect) => effect.is(peopleChanged)));
    if (!docChanged && !isAsked) return;
    this.decorations = this.#draw();
    view.requestMeasure({ key: this, read: overflowing, write: turnAround });
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#options.awareness.off("change", this.#hear);
  }

  readonly #hear = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>) => {
    const { awareness, text } = this.#options;
    const changed = [...added, ...updated, ...removed].filter((client) => client !== awareness.clientID);
    const isHere = changed.some(
      (client) => this.#moved.has(client) || placeIn(awareness.getStates().get(client), text, Infinity) !== null,
    );
    if (isHere) this.#redraw();
  };

  #redraw(): void {
    this.#view.dispatch({ effects: peopleChanged.of(null) });
  }

  #draw(): DecorationSet {
    const { awareness, text } = this.#options;
    const { doc } = this.#view.state;
    const known = new Map(this.#options.people().map((person) => [person.id, person]));
    const now = Date.now();
    const here = new Set<number>();
    const ranges = [];
    for (const [client, state] of awareness.getStates()) {
      const present = presentIn(state);
      const place = client === awareness.clientID || present === null ? null : placeIn(state, text, doc.length);
      if (place === null || present === null) continue;
      here.add(client);
      const person = known.get(present.id);
      const style = `--person: var(--person-${person?.colour ?? 1})`;
      const isShown = this.#hasMoved(client, JSON.stringify(cursorIn(state)), now);
      const { anchor, head } = place;
      if (anchor !== head) {
        const mark = Decoration.mark({ class: "cm-person-selection", attributes: { style } });
        ranges.push(mark.range(Math.min(anchor, head), Math.max(anchor, head)));
      }
      const name = person?.isMe === true ? "You, in another tab" : present.name;
      // Beside what is selected, not in it.
      const side = head > anchor ? -1 : 1;
      ranges.push(Decoration.widget({ widget: new Caret({ name, style, isShown }), side }).range(head));
    }
    for (const client of this.#moved.keys()) if (!here.has(client)) this.#moved.delete(client);
    this.#hideLater(now);
    return Decoration.set(ranges, true);
  }

  #hasMoved(client: number, place: string, now: number): boolean {
    const before = this.#moved.get(client);
    if (before?.place !== place) this.#moved.set(client, { place, untilMs: now + SHOWN_MS });
    return (this.#moved.get(client)?.untilMs ?? 0) > now;
  }

  #hideLater(now: number): void {
    clearTimeout(this.#timer);
    const next = Math.min(
      ...[...this.#moved.values()].map(({ untilMs }) => untilMs).filter((untilMs) => untilMs > now),
    );
    if (Number.isFinite(next)) this.#timer = setTimeout(() => this.#redraw(), next - now + 1);
  }
}

type CaretLook = { name: string; style: string; isShown: boolean };

class Caret extends WidgetType {
  readonly #look: CaretLook;

  constructor(look: CaretLook) {
    super();
    this.#look = look;
  }

  override eq(other: Caret): boolean {
    return JSON.stringify(this.#look) === JSON.stringify(other.#look);
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement("span");
    // Who is here is said elsewhere: a name in the middle of a sentence would be read as part of it.
    caret.setAttribute("aria-hidden", "true");
    caret.append(document.createElement("span"));
    this.updateDOM(caret);
    return caret;
  }

  override updateDOM(caret: HTMLElement): boolean {
    const { name, style, isShown } = this.#look;
    const [label] = caret.children;
    if (label === undefined) return false;
    caret.className = `cm-person-caret${isShown ? " is-shown" : ""}`;
    caret.setAttribute("style", style);
    label.className = "cm-person-name";
    label.textContent = name;
    return true;
  }

  override get estimatedHeight(): number {
    return -1;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** The carets whose names would reach over the right edge, where they could not be read. */
function overflowing(view: EditorView): Map<Element, boolean> {
  const { right } = view.scrollDOM.getBoundingClientRect();
  const carets = [...view.contentDOM.querySelectorAll(".cm-person-caret")];
  return new Map(
    carets.map((caret) => {
      const width = caret.firstElementChild?.getBoundingClientRect().width ?? 0;
      return [caret, caret.getBoundingClientRect().left + width > right];
    }),
  );
}

function turnAround(carets: Map<Element, boolean>): void {
  for (const [caret, isOver] of carets) caret.classList.toggle("is-over", isOver);
}

const LOOK = EditorView.baseTheme({
  ".cm-person-selection": { backgroundColor: "color-mix(in oklab, var(--person) 22%, transparent)" },
  ".cm-person-caret": {
    position: "relative",
    display: "inline-block",
    width: "0",
    height: "1.2em",
    verticalAlign: "text-bottom",
    boxShadow: "0 0 0 1px var(--person)",
    // Wider than it looks, for whoever points at it.
    "&::after": { content: '""', position: "absolute", inset: "0 -4px" },
  },
  ".cm-person-name": {
    position: "absolute",
    bottom: "100%",
    left: "-1px",
    zIndex: "10",
    maxWidth: "12rem",
    overflow: "hidden",
    textOverflow: "ellipsis",
    padding: "0 4px",
    borderRadius: "4px 4px 4px 0",
    backgroundColor: "var(--person)",
    color: "var(--on-person)",
    fontSize: "0.75rem",
    lineHeight: "1rem",
    fontStyle: "normal",
    fontWeight: "500",
    whiteSpace: "nowrap",
    pointerEvents: "none",
    opacity: "0",
    transition: "opacity 150ms",
  },
  ".cm-person-caret:hover .cm-person-name, .cm-person-caret.is-shown .cm-person-name": { opacity: "1" },
  ".cm-person-caret.is-over .cm-person-name": { left: "auto", right: "-1px" },
});
