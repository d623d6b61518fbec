import { type ChangeSpec, EditorSelection, type EditorState, type Line, type StateCommand } from "@codemirror/state";

/** What the toolbar and its shortcuts do to the Markdown: each works on the selection, and is one step of undoing. */

function inline(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const { length } = mark;
    const spec = state.changeByRange((range) => {
      const { from, to } = range;
      const text = state.sliceDoc(from, to);
      if (isMarked(text, mark)) {
        const bare = text.slice(length, -length);
        return { changes: { from, to, insert: bare }, range: EditorSelection.range(from, from + bare.length) };
      }
      if (isMarked(state.sliceDoc(from - length, from) + text + state.sliceDoc(to, to + length), mark, from, state)) {
        const changes = [
          { from: from - length, to: from },
          { from: to, to: to + length },
        ];
        return { changes, range: EditorSelection.range(from - length, to - length) };
      }
      // Blanks at the edges stay outside: Markdown takes no emphasis that begins or ends with one.
      const start = from + (text.length - text.trimStart().length) * Number(text.trim() !== "");
      const end = to - (text.length - text.trimEnd().length) * Number(text.trim() !== "");
      const changes = [
        { from: start, insert: mark },
        { from: end, insert: mark },
      ];
      return { changes, range: EditorSelection.range(start + length, end + length) };
    });
    dispatch(state.update(spec, { scrollIntoView: true, userEvent: "input" }));
    return true;
  };
}

/** Whether a text stands between two such marks, and these are not parts of longer ones: `**` is no `*`. */
function isMarked(text: string, mark: string, inside?: number, state?: EditorState): boolean {
  const { length } = mark;
  if (text.length < 2 * length || !text.startsWith(mark) || !text.endsWith(mark)) return false;
  if (mark !== "*") return true;
  const run = inside === undefined || state === undefined ? leadingStars(text) : starsBefore(state, inside);
  return run !== 2;
}

function leadingStars(text: string): number {
  return text.length - text.replace(/^\*+/, "").length;
}

function starsBefore(state: EditorState, position: number): number {
  let stars = 0;
  while (stars < 4 && state.sliceDoc(position - stars - 1, position - stars) === "*") stars += 1;
  return stars;
}

export const toggleBold = inline("**");
export const toggleItalic = inline("*");
export const toggleCode = inline("`");

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** What is selected becomes the words of a link, or its address where it is one; the other is to be filled in. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const spec = state.changeByRange(({ from, to }) => {
    const text = state.sliceDoc(from, to);
    const isAddress = ADDRESS.test(text);
    const words = isAddress ? "" : text;
    const address = isAddress ? text : "https://";
    const insert = `[${words}](${address})`;
    // To what is still to be said.
    const wordsAt = from + 1;
    const addressAt = wordsAt + words.length + 2;
    const range =
      words === "" ? EditorSelection.cursor(wordsAt) : EditorSelection.range(addressAt, addressAt + address.length);
    return { changes: { from, to, insert }, range };
  });
  dispatch(state.update(spec, { scrollIntoView: true, userEvent: "input" }));
  return true;
};

/** The lines that the selection touches. */
function linesOf(state: EditorState): Line[] {
  const lines = new Map<number, Line>();
  for (const { from, to } of state.selection.ranges) {
    const last = state.doc.lineAt(to).number;
    for (let number = state.doc.lineAt(from).number; number <= last; number += 1) {
      lines.set(number, state.doc.line(number));
    }
  }
  return [...lines.values()];
}

/** Any mark that makes an item of a line: bullet, number, with a box or without. */
const ITEM = /^(\s*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const ITEM_OR_INDENT = /^(\s*)(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?/;

type LineKind = {
  /** The mark of the line as it is now, with what is before it. */
  readonly now: RegExp;
  /** What gives way to the mark. */
  readonly instead: RegExp;
  readonly mark: (index: number) => string;
};

/** Marks the selected lines, or takes the marks away where all of them have one. Empty lines between them stay as they are. */
function lines({ now, instead, mark }: LineKind): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const all = linesOf(state);
    const written = all.filter((line) => line.text.trim() !== "");
    const chosen = written.length === 0 ? all.slice(0, 1) : written;
    const isMarkedAlready = written.length > 0 && chosen.every((line) => now.test(line.text));
    const changes = chosen.map((line, index): ChangeSpec => {
      const found = (isMarkedAlready ? now : instead).exec(line.text);
      const indent = found?.[1] ?? "";
      const to = line.from + (found?.[0].length ?? 0);
      return { from: line.from, to, insert: isMarkedAlready ? indent : indent + mark(index) };
    });
    const set = state.changes(changes);
    // Behind the mark, also where the cursor stood at the beginning of the line.
    const selection = state.selection.map(set, 1);
    dispatch(state.update({ changes: set, selection, scrollIntoView: true, userEvent: "input" }));
    return true;
  };
}

export const toggleBullets = lines({
  now: /^(\s*)[-*+][ \t]+(?!\[[ xX]\][ \t])/,
  instead: ITEM_OR_INDENT,
  mark: () => "- ",
});
export const toggleNumbers = lines({
  now: /^(\s*)\d{1,9}[.)][ \t]+/,
  instead: ITEM_OR_INDENT,
  mark: (index) => `${index + 1}. `,
});
export const toggleTasks = lines({
  now: /^(\s*)[-*+][ \t]+\[[ xX]\][ \t]+/,
  instead: ITEM_OR_INDENT,
  mark: () => "- [ ] ",
});
export const toggleQuote = lines({ now: /^()>[ \t]?/, instead: /^()/, mark: () => "> " });

/** Under the title of the section, which is the second level: none, third, fourth, and none again. */
export const cycleHeading: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const all = linesOf(state);
  const level = /^(#{1,6})[ \t]+/.exec(all[0]?.text ?? "")?.[1]?.length ?? 0;
  const mark = level === 0 ? "### " : level === 3 ? "#### " : "";
  const changes = state.changes(
    all.map(({ from, text }) => ({ from, to: from + (/^#{1,6}[ \t]+/.exec(text)?.[0].length ?? 0), insert: mark })),
  );
  dispatch(
    state.update({ changes, selection: state.selection.map(changes, 1), scrollIntoView: true, userEvent: "input" }),
  );
  return true;
};

/** A fence that nothing in the text ends. */
export function fenceFor(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/g), ([run]) => run.length));
  return "`".repeat(longest + 1);
}

/** The selected lines become a block of code, or an empty one is begun. */
export const insertCodeBlock: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const { main } = state.selection;
  const from = state.doc.lineAt(main.from).from;
  const { to } = state.doc.lineAt(main.to);
  const text = state.sliceDoc(from, to);
  const fence = fenceFor(text);
  const changes = { from, to, insert: `${fence}\n${text}\n${fence}` };
  const start = from + fence.length + 1;
  const selection = EditorSelection.range(start, start + text.length);
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: "input" }));
  return true;
};

const TABLE = "| What | When |\n| --- | --- |\n|  |  |";

/** A small table to write into, on lines of its own. */
export const insertTable: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const line = state.doc.lineAt(state.selection.main.to);
  const isFree = line.text.trim() === "";
  const before = isFree ? (line.number > 1 && state.doc.line(line.number - 1).text.trim() !== "" ? "\n" : "") : "\n\n";
  const at = isFree ? line.from : line.to;
  const changes = { from: at, to: line.to, insert: `${before}${TABLE}\n` };
  const head = at + before.length + 2;
  const selection = EditorSelection.range(head, head + "What".length);
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: "input" }));
  return true;
};

const INDENT = "  ";

/** Moves the items of the selection one level in or out. Elsewhere blanks at the beginning would make code of text. */
function indentItems(way: "in" | "out"): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const items = linesOf(state).filter(({ text }) => ITEM.test(text));
    const changes = items.map(({ from, text }): ChangeSpec => {
      // A level is as deep as the mark above it is wide; three blanks do for a number.
      const width = /^\s*\d/.test(text) ? "   " : INDENT;
      if (way === "in") return { from, insert: width };
      const blanks = /^(?:\t| *)/.exec(text)?.[0].length ?? 0;
      return { from, to: from + Math.min(blanks, text.startsWith("\t") ? 1 : width.length) };
    });
    if (changes.length > 0) dispatch(state.update({ changes, scrollIntoView: true, userEvent: "indent" }));
    return true;
  };
}

export const indentItem = indentItems("in");
export const outdentItem = indentItems("out");
