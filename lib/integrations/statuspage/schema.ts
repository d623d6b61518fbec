import { z } from "zod";

/** Entries that are read of any list; a real page has a few dozen. */
const MAX_ENTRIES = 500;

/** A list of which only the entries of the right form are kept. Null where there is no list at all. */
function lenientList<T extends z.ZodType>(entry: T) {
  return z
    .array(z.unknown())
    .transform((entries): z.output<T>[] =>
      entries.slice(0, MAX_ENTRIES).flatMap((candidate) => {
        const parsed = entry.safeParse(candidate);
        return parsed.success ? [parsed.data] : [];
      }),
    )
    .nullish()
    .catch(null);
}

const optionalText = z.string().nullish().catch(null);

const CompatComponent = z.object({
  id: optionalText,
  name: z.string(),
  status: z.string(),
  /** Atlassian says true for a group, incident.io null or nothing, and some pages a group's name. */
  group: z.unknown().optional(),
  group_id: optionalText,
});
export type CompatComponent = z.infer<typeof CompatComponent>;

const CompatIncident = z.object({
  id: optionalText,
  name: z.string().catch("Unnamed incident"),
  status: z.string(),
  started_at: optionalText,
  created_at: optionalText,
  incident_updates: lenientList(
    z.object({ status: optionalText, body: optionalText, display_at: optionalText, created_at: optionalText }),
  ),
  components: lenientList(CompatComponent),
});
export type CompatIncident = z.infer<typeof CompatIncident>;

/**
 * `summary.json` and `status.json` of Atlassian's Statuspage API (https://developer.statuspage.io) and of incident.io's
 * imitation, which leaves empty lists out.
 */
export const CompatSummary = z.object({
  page: z.object({ time_zone: optionalText }).nullish().catch(null),
  status: z
    .object({ description: optionalText, indicator: optionalText })
    .refine(({ description, indicator }) => typeof (description ?? indicator) === "string"),
  components: lenientList(CompatComponent),
  incidents: lenientList(CompatIncident),
  scheduled_maintenances: z.array(z.unknown()).nullish().catch(null),
});
export type CompatSummary = z.infer<typeof CompatSummary>;

/** `incidents/unresolved.json` (Atlassian only) and `incidents.json`. */
export const CompatIncidents = z.object({
  page: z.object({}).nullish().catch(null),
  incidents: lenientList(CompatIncident),
});

const AffectedComponent = z.object({ component_id: z.string(), start_at: optionalText });

const NativeIncident = z.object({
  id: z.string(),
  name: z.string().catch("Unnamed incident"),
  status: optionalText,
  published_at: optionalText,
  updates: lenientList(z.object({ to_status: optionalText, message_string: optionalText, published_at: optionalText })),
  component_impacts: lenientList(AffectedComponent),
  affected_components: lenientList(AffectedComponent),
});
export type NativeIncident = z.infer<typeof NativeIncident>;

/** What incident.io's own web page of one region reads. Undocumented, so nothing beyond the summary itself is relied on. */
export const NativeSummary = z.object({
  summary: z.object({
    components: lenientList(z.object({ id: z.string(), name: z.string() })),
    affected_components: lenientList(
      z.object({ component_id: z.string(), status: optionalText, current_status: optionalText }),
    ),
    ongoing_incidents: lenientList(NativeIncident),
  }),
});
export type NativeSummary = z.infer<typeof NativeSummary>["summary"];

const WidgetIncident = z.object({
  id: z.string(),
  name: z.string().catch("Unnamed incident"),
  url: optionalText,
  status: optionalText,
  last_update_message: optionalText,
  last_update_at: optionalText,
  affected_components: lenientList(z.object({ name: z.string(), group_name: optionalText })),
});
export type WidgetIncident = z.infer<typeof WidgetIncident>;

/** incident.io's widget API, where the page's owner has enabled it: https://docs.incident.io/status-pages/embedding */
export const WidgetSummary = z.object({
  page_title: z.string(),
  ongoing_incidents: lenientList(WidgetIncident),
});
