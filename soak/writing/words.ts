import type { Texts } from "#lib/narrative/document.ts";
import type { Random } from "#lib/services/seed/random.ts";

/** What everybody may delete: plain letters, a letter from right to left, one with a mark that combines, and lines. */
const LETTERS = [..."aeinorst", "א", "e\u0301", " ", "\n"];
const KNOWN_LETTERS = new Set(LETTERS.join(""));

/** A mark has a character outside the first plane in it: whoever splits it leaves something that nobody typed. */
const BEGINNING = "‹🖊";
const END = "›";
const NAME_DIGITS = 2;
const COUNT_DIGITS = 6;
const MARK_LENGTH = BEGINNING.length + NAME_DIGITS + COUNT_DIGITS + END.length;
const MARK = new RegExp(`${BEGINNING}\\d{${NAME_DIGITS + COUNT_DIGITS}}${END}`, "gu");

/** What one insertion of one person is known by for ever, since nobody deletes it. */
export function markOf(person: number, count: number): string {
  return `${BEGINNING}${String(person).padStart(NAME_DIGITS, "0")}${String(count).padStart(COUNT_DIGITS, "0")}${END}`;
}

export function aWord(random: Random): string {
  return Array.from({ length: random.whole(2, 9) }, () => random.pick(LETTERS)).join("");
}

/** The place itself, or the end of the mark that it would split. */
export function besideMarks(text: string, at: number): number {
  const begins = at === 0 ? -1 : text.lastIndexOf(BEGINNING.charAt(0), at - 1);
  return begins === -1 ? at : Math.max(at, Math.min(text.length, begins + MARK_LENGTH));
}

/** How much there is to delete at a place before the next mark. */
export function freeLength(text: string, at: number, most: number): number {
  const next = text.indexOf(BEGINNING.charAt(0), at);
  return Math.min(most, (next === -1 ? text.length : next) - at);
}

/** What must be found, and what may be. Both by their marks; with the section in which each was typed. */
export type Expected = {
  readonly owed: ReadonlyMap<string, string>;
  readonly typed: ReadonlyMap<string, string>;
};

/** One line for each promise that the texts break: nothing is lost, nothing is there twice, nothing was written by nobody. */
export function faultsOf(texts: Texts, { owed, typed }: Expected): string[] {
  const found = new Map<string, string[]>();
  const faults: string[] = [];
  for (const [section, text] of Object.entries(texts)) {
    for (const [mark] of text.matchAll(MARK)) found.set(mark, [...(found.get(mark) ?? []), section]);
    const strange = [...text.replaceAll(MARK, "")].filter((letter) => !KNOWN_LETTERS.has(letter));
    if (strange.length > 0) faults.push(`nobody typed ${JSON.stringify(strange.slice(0, 20).join(""))} in ${section}`);
  }
  for (const mark of owed.keys()) if (!found.has(mark)) faults.push(`acknowledged, and lost: ${mark}`);
  for (const [mark, sections] of found) {
    const section = typed.get(mark);
    if (section === undefined) faults.push(`nobody typed ${mark}`);
    else if (sections.length > 1) faults.push(`there ${sections.length} times: ${mark}`);
    else if (sections[0] !== section) faults.push(`typed in ${section}, and there in ${sections[0]}: ${mark}`);
  }
  return faults;
}
