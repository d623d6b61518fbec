import { z } from "zod";

/** What a person types to sign in. Lengths only bound the work: whether it is right is never said field by field. */
export const Credentials = z.object({ email: z.string().max(1_000), password: z.string().max(1_000) });
export type Credentials = z.infer<typeof Credentials>;
