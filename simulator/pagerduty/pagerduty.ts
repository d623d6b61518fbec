import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Call, parseJson } from "#simulator/call.ts";
import { json, type Reply } from "#simulator/reply.ts";
import type { World } from "#simulator/world.ts";

/** PagerDuty's own bounds. */
const MAX_DEDUP_KEY = 255;
const MAX_SUMMARY = 1_024;

const Common = {
  routing_key: z
    .string({ error: "'routing_key' is missing or blank" })
    .length(32, { error: "Length of 'routing_key' is incorrect (should be 32 characters)" }),
  client: z.string().optional(),
  client_url: z.string().optional(),
};

const DedupKey = z
  .string({ error: "'dedup_key' is missing or blank" })
  .min(1, { error: "'dedup_key' is missing or blank" })
  .max(MAX_DEDUP_KEY, { error: "'dedup_key' is too long" });

/** Details nested without end could not be written as JSON again; Offhook sends flat ones. */
const NOT_FLAT = { error: "'payload.custom_details' is not flat" };
const Details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()], NOT_FLAT), NOT_FLAT);

const Payload = z.object(
  {
    summary: z
      .string({ error: "'payload.summary' is missing or blank" })
      .min(1, { error: "'payload.summary' is missing or blank" })
      .max(MAX_SUMMARY, { error: "'payload.summary' is too long" }),
    source: z
      .string({ error: "'payload.source' is missing or blank" })
      .min(1, { error: "'payload.source' is missing or blank" }),
    severity: z.enum(["critical", "error", "warning", "info"], { error: "'payload.severity' is invalid" }),
    component: z.string().optional(),
    custom_details: Details.optional(),
    timestamp: z.iso.datetime({ offset: true, error: "'payload.timestamp' is invalid" }).optional(),
  },
  { error: "'payload' is missing or blank" },
);

const Event = z.discriminatedUnion(
  "event_action",
  [
    z.object({ ...Common, event_action: z.literal("trigger"), dedup_key: DedupKey.optional(), payload: Payload }),
    z.object({
      ...Common,
      event_action: z.enum(["acknowledge", "resolve"]),
      dedup_key: DedupKey,
      payload: Payload.optional(),
    }),
  ],
  { error: "'event_action' is invalid" },
);

/** Plays the Events API v2: any routing key of 32 characters is good. */
export function pagerDuty(call: Call, world: World): Reply {
  if (call.path !== "/v2/enqueue") return json(404, { error: "Not found" });
  if (call.method !== "POST") return json(405, { error: "Method not allowed" });
  const event = Event.safeParse(parseJson(call.body));
  if (!event.success) {
    const errors = event.error.issues.map(({ message }) => message);
    return json(400, { status: "invalid event", message: "Event object is invalid", errors });
  }
  const { event_action, payload, client, client_url, dedup_key = randomUUID().replaceAll("-", "") } = event.data;
  world.pagerDuty.add({
    at: call.now.toISOString(),
    action: event_action,
    dedupKey: dedup_key,
    payload: payload ?? null,
    client: client ?? null,
    clientUrl: client_url ?? null,
  });
  return json(202, { status: "success", message: "Event processed", dedup_key });
}
