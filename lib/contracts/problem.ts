import { z } from "zod";

/** RFC 9457 `application/problem+json`. `code` is stable: programs may rely on it, `detail` is for people. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  /** One entry a wrong field, with its path in the input. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
