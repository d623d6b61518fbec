import { z } from "zod";
import { Author } from "#lib/incident/author.ts";
import { Instant } from "#lib/text/instant.ts";

/** Who changed what since the caller saw it. */
export const Conflict = z.object({
  /** The value's name, for instance `severity` or `entries.7`. */
  value: z.string(),
  /** What it is now; null is not set. */
  current: z.union([z.string(), z.number()]).nullable(),
  by: Author,
  recordedAt: Instant,
  /** The incident's version now. */
  version: z.int(),
});
export type Conflict = z.infer<typeof Conflict>;

/** RFC 9457 `application/problem+json`. `code` is stable: programs may rely on it, `detail` is for people. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  /** One entry a wrong field, with its path in the input. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** With the code `conflict`. */
  conflict: Conflict.optional(),
});
export type Problem = z.infer<typeof Problem>;
