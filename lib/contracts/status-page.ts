import { z } from "zod";
import { API_HOSTS } from "#lib/runbook/values.ts";
import { Instant } from "#lib/text/instant.ts";

const Region = z.enum(Object.keys(API_HOSTS) as [keyof typeof API_HOSTS]);

/** Something that the page says in the course of an incident. */
export const PageUpdate = z.object({
  /** `investigating`, `identified`, `monitoring` ... as the page writes it; null where it does not tell. */
  status: z.string().nullable(),
  /** Plain text, of several lines perhaps: whatever markup is in it is to be shown as it is written. */
  text: z.string(),
  /** Null where the page does not tell. */
  at: Instant.nullable(),
});
export type PageUpdate = z.infer<typeof PageUpdate>;

/** Intercom's status page as it was last read: `GET /api/status-page`. */
export const StatusPageView = z.object({
  /** When it was read. */
  seenAt: Instant,
  /** Where people read it. */
  url: z.string(),
  /** The page's own summary; null where it has none. */
  description: z.string().nullable(),
  /** Ours; null where it is not known. */
  region: Region.nullable(),
  components: z.array(
    z.object({
      name: z.string(),
      /** Null where the page names none. */
      region: Region.nullable(),
      /** `operational`, `degraded_performance`, `partial_outage` ... as the page writes it. */
      status: z.string(),
      /** Whether it is our region's REST API or Webhooks. */
      ours: z.boolean(),
    }),
  ),
  /** False where the page's list of incidents could not be read: then none in `incidents` does not mean that none is open. */
  listsIncidents: z.boolean(),
  /** Those that are open, ours first. */
  incidents: z.array(
    z.object({
      /** The page's own. */
      id: z.string(),
      name: z.string(),
      status: z.string().nullable(),
      startedAt: Instant.nullable(),
      /** `REST API (US)`; empty where the page does not tell. */
      places: z.array(z.string()),
      /** Whether it is on our region's REST API or Webhooks, or may well be. */
      ours: z.boolean(),
      /** Newest first. */
      updates: z.array(PageUpdate),
    }),
  ),
});
export type StatusPageView = z.infer<typeof StatusPageView>;
