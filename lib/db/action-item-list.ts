import type { ListedActionItem } from "#lib/contracts/action-item-list.ts";
import { queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { ActionItemKind } from "#lib/incident/action-item.ts";

/** What narrows the list, with everything that depends on who asks and when settled. */
export type ActionItemNarrowing = {
  readonly state: "open" | "overdue" | "done" | "all";
  /** Without regard to case, and to an @ before it. */
  readonly owner: string | null;
  readonly kind: ActionItemKind | null;
  readonly drills: boolean;
  /** The day before which what is due is overdue. */
  readonly today: string;
};

/** The place in a list after which a page begins: in one by due date, or in one of what is done, the last first. */
export type ActionItemPosition = { readonly incident: number; readonly item: number } & (
  | { readonly due: string | null }
  | { readonly completedAt: Date }
);

/** An action item as its row has it. */
export type FoundActionItem = Omit<ListedActionItem, "completedAt"> & { completedAt: Date | null };

type Part = { readonly after: ActionItemPosition | null; readonly most: number | null };

/** Soonest due first, and those without a date last; of what is done, the last one first. */
export async function listActionItems(narrowing: ActionItemNarrowing, part: Part): Promise<FoundActionItem[]> {
  return queryRows<FoundActionItem>(actionItemsSql(narrowing, part));
}

/** Each order has its index. The incidents are looked up for the rows of the page alone. */
export function actionItemsSql(narrowing: ActionItemNarrowing, { after, most }: Part): Prisma.Sql {
  const conditions = [...conditionsOf(narrowing), ...(after === null ? [] : [beyond(after)])];
  const order = orderOf(narrowing);
  return Prisma.sql`
    SELECT incident_number AS incident, item, text, owner, due::text, kind, link, completed_at AS "completedAt",
      incident.severity, page.drill, (completed_at IS NULL AND due < ${narrowing.today}::date) IS TRUE AS overdue
    FROM (
      SELECT * FROM action_item ${where(conditions)} ORDER BY ${order}
      ${most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}`}
    ) AS page
    JOIN incident ON incident.number = page.incident_number
    ORDER BY ${order}`;
}

function conditionsOf({ state, owner, kind, drills, today }: ActionItemNarrowing): Prisma.Sql[] {
  const isOpen = state === "open" || state === "overdue";
  return [
    ...(isOpen ? [Prisma.sql`completed_at IS NULL`] : []),
    ...(state === "done" ? [Prisma.sql`completed_at IS NOT NULL`] : []),
    ...(state === "overdue" ? [Prisma.sql`COALESCE(due, 'infinity') < ${today}::date`] : []),
    ...(owner === null ? [] : [Prisma.sql`lower(ltrim(owner, '@')) = lower(ltrim(${owner}, '@'))`]),
    ...(kind === null ? [] : [Prisma.sql`kind = ${kind}`]),
    ...(drills ? [] : [Prisma.sql`NOT drill`]),
  ];
}

function orderOf({ state }: ActionItemNarrowing): Prisma.Sql {
  return state === "done"
    ? Prisma.sql`completed_at DESC, incident_number DESC, item DESC`
    : Prisma.sql`COALESCE(due, 'infinity'), incident_number, item`;
}

function beyond(after: ActionItemPosition): Prisma.Sql {
  const { incident, item } = after;
  return "completedAt" in after
    ? Prisma.sql`(completed_at, incident_number, item) < (${after.completedAt}, ${incident}, ${item})`
    : Prisma.sql`(COALESCE(due, 'infinity'), incident_number, item) > (COALESCE(${after.due}::date, 'infinity'), ${incident}, ${item})`;
}

function where(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], " AND ")}`;
}
