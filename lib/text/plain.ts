import { z } from "zod";

/**
 * Text that PostgreSQL can store and a page can show on one line: no control characters (NUL makes PostgreSQL refuse the
 * row), no lone surrogates (they cannot be encoded as UTF-8), no marks that turn the reading direction.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Something that a person can see: not only spaces, joiners and marks without a letter. */
const VISIBLE = /[^\s\p{Cf}\p{M}]/u;

export const Line = z
  .string()
  .trim()
  .refine((text) => !UNPRINTABLE.test(text), { error: "Remove control characters and line breaks" });

export const Name = Line.refine((text) => VISIBLE.test(text), { error: "Enter a name" }).max(100, {
  error: "At most 100 characters",
});

/** What nobody can see and nobody typed: control characters but tab and line feed, and marks that turn the reading direction. */
const INVISIBLE = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * Prose as it is pasted at 3 a.m., from a terminal or a chat: what could break a page or a row is taken out and every line
 * ends in one line feed; everything a person can see stays.
 */
function cleanProse(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, "\n").replace(INVISIBLE, "").trim();
}

/** Several lines, of at most so many characters (UTF-16 units) and at least one that can be seen. */
export function prose(most: number, missing = "Enter some text") {
  return longText(most).refine((text) => VISIBLE.test(text), { error: missing });
}

/** The same, and it may be empty. */
export function longText(most: number) {
  return z
    .string()
    .max(most, { error: `At most ${most.toLocaleString("en")} characters` })
    .overwrite(cleanProse);
}

/** One sentence: line breaks become spaces. */
export function sentence(most: number, missing = "Enter some text") {
  return prose(most, missing).overwrite((text) => text.replace(/\s+/g, " "));
}

/** A sentence, or null where nothing that can be seen was entered. */
export function optionalSentence(most: number) {
  return z
    .string()
    .max(most, { error: `At most ${most.toLocaleString("en")} characters` })
    .nullable()
    .transform((text) => {
      const line = cleanProse(text ?? "").replace(/\s+/g, " ");
      return VISIBLE.test(line) ? line : null;
    });
}
