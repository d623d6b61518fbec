import { z } from "zod";

/** Who has an incident's page open: each person once. */
export const Viewers = z.object({ viewers: z.array(z.object({ accountId: z.uuid(), name: z.string() })) });
export type Viewers = z.infer<typeof Viewers>;

/** What an open page says every few seconds. `page` is a UUID of its own; `leaving`: it is being closed or hidden. */
export const Viewing = z.strictObject({ page: z.uuid(), leaving: z.boolean().default(false) });
export type Viewing = z.infer<typeof Viewing>;
