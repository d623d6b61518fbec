import { diffArrays } from "diff";
import type * as Y from "yjs";
import { type Texts, textOf } from "#lib/narrative/document.ts";

/** One replacement. Positions are those of the text before any of them, in UTF-16 units. */
export type Edit = { readonly at: number; readonly remove: number; readonly insert: string };

/** A wholesale change of more lines, or of more words in one place, is one replacement: looking for what it kept costs more than that is worth. */
const MOST_CHANGED = 1_000;
/** A stretch that is longer is not taken apart into words. */
const LONGEST_IN_WORDS = 20_000;

const LINES = /[^\n]*\n|[^\n]+/g;
/** With the flag `u` none of them begins or ends inside a character of two units. */
const WORDS = /[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu;

/**
 * What has to be replaced in a text so that it says another one, from its beginning to its end, and little else: whoever points at
 * what stays still points at it.
 */
export function editsTowards(before: string, after: string): Edit[] {
  return within({ at: 0, before, after }, (stretch) =>
    apart(stretch, LINES).flatMap((lines) =>
      within(lines, (changed) => {
        const isLong = changed.before.length + changed.after.length > LONGEST_IN_WORDS;
        return isLong
          ? [replacement(changed)]
          : apart(changed, WORDS).flatMap((words) => within(words, (one) => [replacement(one)]));
      }),
    ),
  );
}

/**
 * Makes the document say the texts in the sections that are named, in one transaction.
 * @returns the update that does so elsewhere; null where it says them already
 */
export function updateTowards(document: Y.Doc, texts: Texts, sections: Iterable<string>): Uint8Array | null {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  document.on("update", keep);
  document.transact(() => {
    for (const section of sections) {
      const text = textOf(document, section);
      // From the last to the first: a replacement moves only what stands behind it.
      for (const { at, remove, insert } of editsTowards(text.toString(), texts[section] ?? "").reverse()) {
        text.delete(at, remove);
        text.insert(at, insert);
      }
    }
  });
  document.off("update", keep);
  return updates[0] ?? null;
}

/** A stretch of the text, where it begins, and what is to stand there. */
type Stretch = { readonly at: number; readonly before: string; readonly after: string };

/** What is left of a stretch without what both texts begin and end with; nothing where they are the same. */
function within(stretch: Stretch, deeper: (stretch: Stretch) => Edit[]): Edit[] {
  const { at, before, after } = stretch;
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (splits(before, start) || splits(after, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && before[before.length - end - 1] === after[after.length - end - 1]) end += 1;
  if (splits(before, before.length - end) || splits(after, after.length - end)) end -= 1;
  const rest = {
    at: at + start,
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
  return rest.before === "" || rest.after === "" ? [replacement(rest)] : deeper(rest);
}

/** The stretches of a stretch that differ, by its lines or its words. */
function apart({ at, before, after }: Stretch, pieces: RegExp): Stretch[] {
  const changes = diffArrays(before.match(pieces) ?? [], after.match(pieces) ?? [], { maxEditLength: MOST_CHANGED });
  if (changes === undefined) return [{ at, before, after }];
  const stretches: Stretch[] = [];
  let position = at;
  let open: Stretch | null = null;
  for (const { added, removed, value } of changes) {
    const text = value.join("");
    if (!added && !removed) {
      if (open !== null) stretches.push(open);
      open = null;
    } else {
      open ??= { at: position, before: "", after: "" };
      open = added ? { ...open, after: open.after + text } : { ...open, before: open.before + text };
    }
    if (!added) position += text.length;
  }
  return open === null ? stretches : [...stretches, open];
}

function replacement({ at, before, after }: Stretch): Edit {
  return { at, remove: before.length, insert: after };
}

/** Whether a place is inside a character of two units, which must not be taken apart. */
function splits(text: string, place: number): boolean {
  return isHigh(text.charCodeAt(place - 1)) && isLow(text.charCodeAt(place));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
