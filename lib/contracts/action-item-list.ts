import { z } from "zod";
import { IncidentNumber } from "#lib/contracts/incident.ts";
import { ActionItem, ActionItemKind } from "#lib/incident/action-item.ts";
import { Severity } from "#lib/incident/event.ts";
import { Line } from "#lib/text/plain.ts";

/** An action item as lists across incidents show it; one that was taken off its incident's list is none. */
export const ListedActionItem = ActionItem.omit({ id: true, removedAt: true }).extend({
  incident: IncidentNumber,
  /** Its id within the incident, as commands name it. */
  item: z.int(),
  severity: Severity,
  drill: z.boolean(),
  /** Open, and due before today in the zone of the business calendar. */
  overdue: z.boolean(),
});
export type ListedActionItem = z.infer<typeof ListedActionItem>;

/** What narrows the list. Those that are open, soonest due first and those without a date last, unless told. */
export const ActionItemFilters = z.strictObject({
  state: z.enum(["open", "overdue", "done", "all"]).default("open"),
  /** `me`: those whose owner is who asks, by name. */
  owner: Line.max(100).optional(),
  kind: ActionItemKind.optional(),
  /** Drills are practice: left out unless asked for. Where Offhook runs on the simulator everything is a drill, and shown. */
  drills: z.enum(["true", "false"]).optional(),
});
export type ActionItemFilters = z.infer<typeof ActionItemFilters>;

export const ActionItemQuery = ActionItemFilters.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce
    .number({ error: "Enter a number from 1 to 200" })
    .int({ error: "Enter a number from 1 to 200" })
    .min(1, { error: "Enter a number from 1 to 200" })
    .max(200, { error: "Enter a number from 1 to 200" })
    .default(50),
});
export type ActionItemQuery = z.infer<typeof ActionItemQuery>;

export const ActionItemPage = z.object({
  actionItems: z.array(ListedActionItem),
  /** Null at the end. */
  nextCursor: z.string().nullable(),
});
export type ActionItemPage = z.infer<typeof ActionItemPage>;
