import { z } from "zod";
import { LIMITS } from "#lib/incident/limits.ts";
import { Instant } from "#lib/text/instant.ts";
import { optionalSentence } from "#lib/text/plain.ts";

/** Intercom's ids are letters, digits and a few marks; anything else in one would forge text where the ids are listed. */
const Id = z
  .string()
  .trim()
  .max(LIMITS.requestId, { error: `At most ${LIMITS.requestId} characters` })
  .regex(/^[\w.:-]+$/, { error: "A request id has only letters, digits and _ - . :" });

/** One failed call, as Intercom's support can look it up. Null is what is not known. */
export const RequestId = z.strictObject({
  id: Id,
  /** Method and path, for instance `GET /contacts`. */
  endpoint: optionalSentence(LIMITS.endpoint).default(null),
  /** The HTTP status. */
  status: z.int().min(100).max(599).nullable().default(null),
  /** Intercom's `errors[].code`. */
  code: optionalSentence(LIMITS.requestId).default(null),
  /** When the call failed. */
  at: Instant.nullable().default(null),
});
export type RequestId = z.infer<typeof RequestId>;

/** The same as a log holds it, whatever the limits were when it was written. */
export const StoredRequestId = z.object({
  id: z.string(),
  endpoint: z.string().nullable(),
  status: z.int().nullable(),
  code: z.string().nullable(),
  at: Instant.nullable(),
});
