import { z } from "zod";
import { Line } from "#lib/text/plain.ts";

/** Compared without regard to case, so it is kept in lower case. */
export const Email = Line.toLowerCase()
  .max(254, { error: "At most 254 characters" })
  .pipe(z.email({ error: "Enter an e-mail address, for instance ann@example.com" }));

/** Length is what makes a password strong; 200 bounds the work of hashing it. */
export const NewPassword = z
  .string()
  .min(12, { error: "At least 12 characters" })
  .max(200, { error: "At most 200 characters" });
