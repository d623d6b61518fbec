import { z } from "zod";

/**
 * What may have changed, for those who show it: what a transaction tells every process, and what the stream tells open pages.
 * Ids alone, never contents: whoever hears it asks again, and is authorised then.
 */
export const Change = z.discriminatedUnion("kind", [
  /** A run was kept: verdict, readings, samples and what the monitor says of itself. */
  z.object({ kind: z.literal("triage") }),
  /** A suspicion was raised, changed, ended, dismissed or declared. */
  z.object({ kind: z.literal("suspicion") }),
  z.object({ kind: z.literal("incident"), number: z.int(), version: z.int() }),
  /** The simulator plays something else. */
  z.object({ kind: z.literal("simulator") }),
  /** An account was made or changed: whoever listens in its name is looked at again. */
  z.object({ kind: z.literal("account"), id: z.uuid() }),
  z.object({ kind: z.literal("api-token"), id: z.uuid() }),
]);
export type Change = z.infer<typeof Change>;
