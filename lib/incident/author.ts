import { z } from "zod";

/** Who recorded something, kept with it: the account may be renamed or gone when it is read. */
export const Author = z.object({
  kind: z.enum(["account", "api-token", "operator", "monitor"]),
  /** The account's or token's id; null for the operator and for the monitor. */
  id: z.string().nullable(),
  name: z.string(),
});
export type Author = z.infer<typeof Author>;

/** Offhook itself, which looks by itself. */
export const MONITOR: Author = { kind: "monitor", id: null, name: "Monitor" };
