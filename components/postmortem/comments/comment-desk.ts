import type { EditorView } from "@codemirror/view";
import type * as Y from "yjs";
import { foundPlace, type Place } from "#components/postmortem/comments/found-place.ts";
import type { Range } from "#lib/narrative/anchor.ts";

/** In place of the id of a comment that is being written. */
export const NEW = "new";

/** A place that is to be found in the text. */
export type Placed = {
  /** The comment's id, or `NEW`. */
  readonly id: string;
  readonly place: Place;
  /** Whether the text shows it: not where the comment is resolved. */
  readonly isMarked: boolean;
};

export type DeskView = {
  readonly placed: readonly Placed[];
  /** Where they are by now; those that are gone are left out. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** The comment that is looked at. */
  readonly active: string | null;
  /** Whether whoever looks may comment. */
  readonly mayComment: boolean;
  /** Another one each time the text may have moved on the screen. */
  readonly moves: number;
};

/** What the editors and the margin of one document have in common. */
export type CommentDesk = {
  readonly read: () => DeskView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly lay: (placed: readonly Placed[]) => void;
  readonly select: (id: string | null) => void;
  readonly allow: (mayComment: boolean) => void;
  readonly move: () => void;
  /** Takes an editor in. @returns lets it go */
  readonly enter: (section: string, view: EditorView) => () => void;
  readonly editorOf: (section: string) => EditorView | undefined;
  /** A comment on that place is to be written. */
  readonly begin: (place: Place) => void;
  readonly onBegin: (listener: (place: Place) => void) => () => void;
  /** Whoever comes by the keyboard asks for the thread itself, and not only for its look. */
  readonly visit: (id: string) => void;
  readonly onVisit: (listener: (id: string) => void) => () => void;
};

const NOWHERE: DeskView = { placed: [], ranges: new Map(), active: null, mayComment: false, moves: 0 };

const desks = new WeakMap<Y.Doc, CommentDesk>();

/** The one desk of a document. */
export function deskOf(document: Y.Doc): CommentDesk {
  const known = desks.get(document) ?? commentDesk(document, (task) => requestAnimationFrame(task));
  desks.set(document, known);
  return known;
}

/** @param soon runs a task once the present change is over; what comes until then is done with it */
export function commentDesk(document: Y.Doc, soon: (task: () => void) => void): CommentDesk {
  let view = NOWHERE;
  const watching = listeners<void>();
  const beginning = listeners<Place>();
  const visiting = listeners<string>();
  const editors = new Map<string, EditorView>();
  let isDue = false;

  const show = (change: Partial<DeskView>) => {
    view = { ...view, ...change };
    watching.tell();
  };
  const find = () => {
    const ranges = rangesOf(document, view.placed);
    if (!isSame(ranges, view.ranges)) show({ ranges });
  };
  const findSoon = () => {
    if (isDue) return;
    isDue = true;
    soon(() => {
      isDue = false;
      if (watching.size() > 0) find();
    });
  };

  return {
    read: () => view,
    subscribe: (listener) => {
      if (watching.size() === 0) {
        document.on("update", findSoon);
        findSoon();
      }
      const leave = watching.add(listener);
      return () => {
        leave();
        if (watching.size() === 0) document.off("update", findSoon);
      };
    },
    lay: (placed) => {
      if (placed !== view.placed) show({ placed, ranges: rangesOf(document, placed) });
    },
    select: (active) => {
      if (active !== view.active) show({ active });
    },
    allow: (mayComment) => {
      if (mayComment !== view.mayComment) show({ mayComment });
    },
    move: () => show({ moves: view.moves + 1 }),
    enter: (section, editor) => {
      editors.set(section, editor);
      return () => {
        if (editors.get(section) === editor) editors.delete(section);
      };
    },
    editorOf: (section) => editors.get(section),
    begin: beginning.tell,
    onBegin: beginning.add,
    visit: (id) => {
      if (id !== view.active) show({ active: id });
      visiting.tell(id);
    },
    onVisit: visiting.add,
  };
}

function rangesOf(document: Y.Doc, placed: readonly Placed[]): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { id, place } of placed) {
    const range = foundPlace(document, place);
    if (range !== null) ranges.set(id, range);
  }
  return ranges;
}

function isSame(one: ReadonlyMap<string, Range>, other: ReadonlyMap<string, Range>): boolean {
  return (
    one.size === other.size &&
    [...one].every(([id, { from, to }]) => other.get(id)?.from === from && other.get(id)?.to === to)
  );
}

function listeners<Told>() {
  const all = new Set<(told: Told) => void>();
  return {
    add: (listener: (told: Told) => void) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: (told: Told) => {
      for (const listener of [...all]) listener(told);
    },
    size: () => all.size,
  };
}
