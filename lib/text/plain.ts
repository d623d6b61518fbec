import { z } from "zod";
import { cleanLine, cleanProse, hasVisible, UNPRINTABLE } from "#lib/text/clean.ts";

/**
 * Text that PostgreSQL can store and a page can show on one line: no control characters (NUL makes PostgreSQL refuse the
 * row), no lone surrogates (they cannot be encoded as UTF-8), no marks of the reading direction, and nothing without width, so
 * that two names that look the same are the same.
 */
const REFUSED = new RegExp(String.raw`${UNPRINTABLE}|\p{Cs}`, "u");

export const Line = z
  .string()
  .trim()
  .refine((text) => !REFUSED.test(text), { error: "Remove line breaks and characters that cannot be seen" });

export const Name = Line.refine((text) => hasVisible(text), { error: "Enter a name" }).max(100, {
  error: "At most 100 characters",
});

/** Several lines, of at most so many characters (UTF-16 units) and at least one that can be seen. */
export function prose(most: number, missing = "Enter some text") {
  return longText(most).refine((text) => hasVisible(text), { error: missing });
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
  return prose(most, missing).overwrite(cleanLine);
}

/** A sentence, or null where nothing that can be seen was entered. */
export function optionalSentence(most: number) {
  return z
    .string()
    .max(most, { error: `At most ${most.toLocaleString("en")} characters` })
    .nullable()
    .overwrite((text) => {
      const line = cleanLine(text ?? "");
      return hasVisible(line) ? line : null;
    });
}
