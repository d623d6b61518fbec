import { type ChangeSpec, EditorState, type Extension, type Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { ySyncAnnotation } from "y-codemirror.next";

/** Text from elsewhere as the document keeps it: one kind of line end, and nothing that the database cannot hold. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u0000", "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
}

function isHigh(text: string): boolean {
  return /^[\ud800-\udbff]$/.test(text);
}

function isLow(text: string): boolean {
  return /^[\udc00-\udfff]$/.test(text);
}

/** Whether a place is in the middle of a character that takes two. */
function isInside(doc: Text, position: number): boolean {
  if (position <= 0 || position >= doc.length) return false;
  return isHigh(doc.sliceString(position - 1, position)) && isLow(doc.sliceString(position, position + 1));
}

/**
 * Takes whole characters where a change would take half of one: replacing an emoji by its neighbour in the alphabet changes
 * only its second half, and two people who do so at once would leave halves that no text can hold.
 */
export function wholeChange(doc: Text, change: { from: number; to: number; insert: string }): ChangeSpec {
  const from = isInside(doc, change.from) ? change.from - 1 : change.from;
  const to = isInside(doc, change.to) ? change.to + 1 : change.to;
  const insert = doc.sliceString(from, change.from) + change.insert + doc.sliceString(change.to, to);
  return { from, to, insert };
}

/** Everything that is typed, dropped or pasted here; what others have written comes as it is. */
export function wholeCharacters(): Extension {
  return [
    EditorView.clipboardInputFilter.of(cleanText),
    EditorState.transactionFilter.of((transaction) => {
      if (!transaction.docChanged || transaction.annotation(ySyncAnnotation) !== undefined) return transaction;
      const { doc } = transaction.startState;
      let isHalf = false;
      const changes: ChangeSpec[] = [];
      transaction.changes.iterChanges((from, to, _fromNew, _toNew, inserted) => {
        const insert = inserted.toString();
        isHalf ||= isInside(doc, from) || isInside(doc, to);
        changes.push(wholeChange(doc, { from, to, insert }));
      });
      // What is left of the transaction, its selection above all, is in places of the new text, which is the same.
      return isHalf
        ? [{ changes, selection: transaction.newSelection, scrollIntoView: transaction.scrollIntoView }]
        : transaction;
    }),
  ];
}
