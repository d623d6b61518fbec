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
  /** Outline, comments, versions, publication or progress of an incident's postmortem. Its text goes over `/collab`. */
  z.object({ kind: z.literal("postmortem"), number: z.int() }),
  /** What new postmortems begin with. */
  z.object({ kind: z.literal("postmortem-template") }),
  /** What became of an incident's messages to Slack. */
  z.object({ kind: z.literal("messages"), number: z.int() }),
  /** Somebody opened or left an incident's page. */
  z.object({ kind: z.literal("viewers"), number: z.int() }),
  /** When the team works. */
  z.object({ kind: z.literal("calendar") }),
]);
export type Change = z.infer<typeof Change>;

/** What processes tell each other and no page: those who write together are connected to several of them. */
export const Signal = z.discriminatedUnion("kind", [
  /** Updates of a narrative were stored, under these ids. */
  z.object({ kind: z.literal("narrative"), number: z.int(), updates: z.array(z.int()) }),
  /** Who is at a document, and where their cursors are: an awareness update of Yjs, in base64. */
  z.object({
    kind: z.literal("presence"),
    document: z.uuid(),
    /** The process that tells it, which hears it too. */
    process: z.uuid(),
    update: z.base64(),
  }),
]);
export type Signal = z.infer<typeof Signal>;
