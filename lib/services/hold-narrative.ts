import * as Y from "yjs";
import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";
import { replaceUpdates } from "#lib/db/narrative-updates.ts";
import { type HeldNarrative, withNarrativeHeld } from "#lib/db/postmortem-narrative.ts";
import { insertVersion, type NewVersion } from "#lib/db/postmortem-versions.ts";
import type { Author } from "#lib/incident/author.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { inTurn } from "#lib/services/in-turn.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { markdownOf, narrativeOf } from "#lib/services/stored-narrative.ts";

/** A narrative with what it says. */
export type Held = HeldNarrative & {
  readonly number: number;
  readonly document: Y.Doc;
  readonly texts: Texts;
  /** Whether it says what the newest version of the history says. */
  readonly isKept: boolean;
};

/**
 * Runs the work in one transaction that shuts out whoever else puts this narrative's updates together or makes a version of it, and
 * nobody who writes in it.
 * @throws ServiceError `not_found`, `busy`
 */
export function holdNarrative<T>(number: number, work: (held: Held) => Promise<T>): Promise<T> {
  return inTurn(`narrative ${number}`, () =>
    withNarrativeHeld(number, async (held) => {
      if (held === null) throw noSuchIncident(number);
      const { document, texts } = narrativeOf(held.updates);
      return work({ ...held, number, document, texts, isKept: sameTexts(texts, held.latest ?? {}) });
    }),
  );
}

/** Everybody who wrote what is in no version yet, each once. */
export function writersOf({ updates }: Held): Author[] {
  return unique(updates.flatMap(({ authors }) => authors));
}

/** Each once, and this one last. */
export function withLast(authors: readonly Author[], last: Author): Author[] {
  return [...authors.filter((author) => keyOf(author) !== keyOf(last)), last];
}

/** Puts into the history what the postmortem is, or what the version says that it becomes. */
export async function keepVersion(
  held: Held,
  version: Pick<NewVersion, "kind" | "authors" | "madeAt"> & Partial<NewVersion>,
): Promise<PostmortemVersion> {
  const { transaction, number, postmortem, events } = held;
  const { outline = postmortem.outline, texts = held.texts } = version;
  const markdown = version.markdown ?? markdownOf({ events, outline }, texts);
  return insertVersion(transaction, number, {
    published: null,
    restoredFrom: null,
    ...version,
    outline,
    texts,
    markdown,
  });
}

/** Puts the updates into one, unless they are that already. */
export async function putTogether(
  { transaction, number, document, updates }: Held,
  authors: readonly Author[],
): Promise<void> {
  const last = updates.at(-1);
  const isNothingToDo = updates.length === 1 && (last?.authors.length ?? 0) === authors.length;
  if (last === undefined || isNothingToDo) return;
  // What waits for updates that have not come yet is kept along with the rest.
  const update = Y.encodeStateAsUpdate(document);
  await replaceUpdates(transaction, updates, { number, update, authors, madeAt: last.madeAt });
}

function sameTexts(one: Texts, other: Texts): boolean {
  const sections = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...sections].every((section) => (one[section] ?? "") === (other[section] ?? ""));
}

function unique(authors: readonly Author[]): Author[] {
  return [...new Map(authors.map((author) => [keyOf(author), author])).values()];
}

function keyOf({ kind, id }: Author): string {
  return `${kind} ${id}`;
}
