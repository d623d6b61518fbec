/** Something that a person can see: not only spaces, joiners, marks without a letter, and the letters that are drawn as nothing. */
const VISIBLE = /[^\s\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** What nobody can see and nobody typed, as a class of a regular expression: control characters, and marks of the reading direction. */
const INVISIBLE = String.raw`[\p{Cc}\p{Bidi_Control}]`;

/** The same, and whatever else has no place on a line: ends of lines, and what has no width. Joiners do: emoji and some scripts are not written without. */
export const UNPRINTABLE = String.raw`(?:${INVISIBLE}|[\u2028\u2029\u200b\u2060\ufeff])`;

const REMOVED = new RegExp(String.raw`(?![\t\n])${INVISIBLE}`, "gu");

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

export function hasVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/**
 * Prose as it is pasted at 3 a.m., from a terminal or a chat: what could break a page or a row is taken out and every line
 * ends in one line feed; everything a person can see stays.
 */
export function cleanProse(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, "\n").replace(REMOVED, "").trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanProse(text).replace(/\s+/g, " ");
}
