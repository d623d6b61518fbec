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

/** Compared without regard to case, so it is kept in lower case. */
export const Email = Line.toLowerCase()
  .max(254, { error: "At most 254 characters" })
  .pipe(z.email({ error: "Enter an e-mail address, for instance ann@example.com" }));

/** Length is what makes a password strong; 200 bounds the work of hashing it. */
export const NewPassword = z
  .string()
  .min(12, { error: "At least 12 characters" })
  .max(200, { error: "At most 200 characters" });
