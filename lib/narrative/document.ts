import * as Y from "yjs";

/** A narrative by the ids of its sections, as Markdown. What nobody has written yet is left out. */
export type Texts = Readonly<Record<string, string>>;

const SECTION = "section:";

/** So many are put in sooner than they are put together. */
const MOST_ONE_BY_ONE = 1_000;
/** To put updates together takes longer with each. */
const MOST_TOGETHER = 100;

/**
 * The name of a section's text in the Yjs document. Each section is a text at the top: two people who begin one at the same time
 * begin the same one.
 */
export function textName(section: string): string {
  return `${SECTION}${section}`;
}

/** The section that a name at the top of the document stands for; null where it stands for none. */
export function sectionOf(name: string): string | null {
  return name.startsWith(SECTION) ? name.slice(SECTION.length) : null;
}

export function textOf(document: Y.Doc, section: string): Y.Text {
  return document.getText(textName(section));
}

/** The document that its updates are together, in whatever order. */
export function documentOf(updates: Iterable<Uint8Array>): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    for (const update of gathered([...updates])) Y.applyUpdate(document, update);
  });
  return document;
}

/**
 * The same in few updates where they are very many. What thousands typed in one place Yjs would compare, each with all that came
 * before it: minutes. What is in one update it takes in an order that spares it that.
 */
export function gathered(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  if (updates.length <= MOST_ONE_BY_ONE) return updates;
  let left = updates;
  while (left.length > 1) {
    const starts = Array.from({ length: Math.ceil(left.length / MOST_TOGETHER) }, (_, index) => index * MOST_TOGETHER);
    const before = left;
    left = starts.map((start) => Y.mergeUpdates(before.slice(start, start + MOST_TOGETHER)));
  }
  return left;
}

/** Everything that is written in it. */
export function textsOf(document: Y.Doc): Texts {
  const texts: Record<string, string> = {};
  for (const name of document.share.keys()) {
    const section = sectionOf(name);
    if (section === null) continue;
    const text = document.getText(name).toString();
    if (text !== "") texts[section] = text;
  }
  return texts;
}
