import { z } from "zod";

/** `identifyAdmin`, as far as triage reads it: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins */
export const Me = z.object({
  type: z.literal("admin"),
  app: z
    .object({ region: z.string().nullish().catch(null), id_code: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Any other good answer: `conversation.list`, `list` ... */
export const Typed = z.object({ type: z.string() });

/**
 * `error.list`, or the older `error` with its code at the top. `request_id` may be null or missing, and what the edge
 * answers may have any shape, so every field is optional.
 */
export const ErrorBody = z.object({
  request_id: z.string().nullish().catch(null),
  code: z.string().nullish().catch(null),
  errors: z
    .array(z.object({ code: z.string().nullish().catch(null) }).catch({ code: null }))
    .nullish()
    .catch(null),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
