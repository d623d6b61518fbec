import type { ActionItemFilters, ListedActionItem } from "#lib/contracts/action-item-list.ts";
import { listActionItems } from "#lib/db/action-item-list.ts";
import { recordAuditUnlessWithin } from "#lib/db/audit.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { listedOf, narrowActionItems } from "#lib/services/narrow-action-items.ts";
import { csvText } from "#lib/text/csv.ts";

/** In the order of the columns; the JSON has the same. */
const FIELDS = [
  "incident",
  "item",
  "severity",
  "text",
  "kind",
  "owner",
  "due",
  "overdue",
  "completedAt",
  "link",
  "drill",
] as const satisfies readonly (keyof ListedActionItem)[];

/** A program that polls is told once in this time. */
const EXPORT_TOLD_EVERY_MS = 60_000;

type Exporting = { ctx: Context; input: { filters: ActionItemFilters; format: "csv" | "json" } };

/**
 * Every action item that matches, in the list's order, to be taken out; the audit log says who did.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function exportActionItems({ ctx, input: { filters, format } }: Exporting): Promise<ListedActionItem[]> {
  const actor = authorize(ctx, "incidents:read");
  const narrowing = await narrowActionItems(filters, { actor, now: ctx.now });
  const found = await listActionItems(narrowing, { after: null, most: null });
  const { state, owner, kind } = narrowing;
  const narrowed = [state, kind, owner].filter((by) => by !== null).join(", ");
  await recordAuditUnlessWithin(EXPORT_TOLD_EVERY_MS, {
    at: ctx.now,
    by: authorOf(actor),
    action: "action-items.exported",
    subject: `Action items (${narrowed}) as ${format === "csv" ? "CSV" : "JSON"}`,
    detail: { count: String(found.length) },
  });
  return found.map(listedOf);
}

/** The same as a table. */
export function actionItemsAsCsv(items: readonly ListedActionItem[]): string {
  return csvText(
    FIELDS,
    items.map((item) => FIELDS.map((field) => item[field])),
  );
}
