import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type ActionItemNarrowing, type ActionItemPosition, actionItemsSql } from "#lib/db/action-item-list.ts";
import { db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { openTestDatabase } from "#lib/services/testing.ts";

const ITEMS = 100_000;
const PART = 10_000;
const PAGE = 51;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  await db().$executeRaw`
    INSERT INTO incident (number, version, drill, severity, status, started_at, open_action_items, search_text)
    SELECT number, 1, number % 2 = 0, 'P2', 'RESOLVED', now(), 5, '' FROM generate_series(1, 20000) AS number`;
  // One in ten is open, as after years; each of 500 people has some.
  // In parts, none of which a busy machine takes too long for.
  for (let from = 0; from < ITEMS; from += PART) {
    await db().$executeRaw`
    INSERT INTO action_item (incident_number, item, text, owner, due, kind, completed_at, drill)
    SELECT 1 + n / 5, 2 + n % 5, 'Alert on 401', CASE WHEN n % 7 = 0 THEN NULL ELSE 'Person ' || n % 500 END,
      CASE WHEN n % 3 = 0 THEN NULL ELSE '2020-01-01'::date + n % 3000 END,
      (ARRAY['preventive', 'monitoring', 'documentation', NULL])[1 + n % 4],
      CASE WHEN n % 10 = 0 THEN NULL ELSE '2020-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' END,
      (1 + n / 5) % 2 = 0
    FROM generate_series(${from}::int, ${from + PART - 1}::int) AS n`;
  }
  await db().$executeRaw`ANALYZE`;
});
afterAll(() => database.close());

const ALL: ActionItemNarrowing = { state: "open", owner: null, kind: null, drills: false, today: "2026-11-22" };
const BY_DUE: ActionItemPosition = { due: "2026-11-22", incident: 9_000, item: 3 };
const BY_DONE: ActionItemPosition = { completedAt: new Date("2020-02-01T00:00:00Z"), incident: 9_000, item: 3 };

type Plan = { "Node Type": string; "Index Name"?: string; "Relation Name"?: string; Plans?: Plan[] };

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

type Explained = { Plan: Plan & { "Shared Hit Blocks": number; "Shared Read Blocks": number } };

test.each<[string, Partial<ActionItemNarrowing>, ActionItemPosition | null, string]>([
  ["open", {}, null, "action_item_open_idx"],
  ["open, the next page", {}, BY_DUE, "action_item_open_idx"],
  ["open, those without a date", {}, { ...BY_DUE, due: null }, "action_item_open_idx"],
  ["open, with drills", { drills: true }, null, "action_item_open_idx"],
  ["overdue", { state: "overdue" }, null, "action_item_open_idx"],
  ["somebody's", { owner: "person 20" }, null, "action_item_open_owner_idx"],
  ["somebody's, the next page", { owner: "person 20" }, BY_DUE, "action_item_open_owner_idx"],
  ["of a kind", { kind: "monitoring" }, null, "action_item_open_kind_idx"],
  ["done", { state: "done" }, null, "action_item_done_idx"],
  ["done, the next page", { state: "done" }, BY_DONE, "action_item_done_idx"],
  ["done by somebody", { state: "done", owner: "person 21" }, null, "action_item_done_owner_idx"],
  ["all", { state: "all" }, BY_DUE, "action_item_due_idx"],
])(
  "given 100,000 action items, when those that are %s are asked for, then an index alone leads to the page",
  async (_, narrowing, after, index) => {
    const sql = actionItemsSql({ ...ALL, ...narrowing }, { after, most: PAGE });
    const [row] = await db().$queryRaw<{ "QUERY PLAN": [Explained] }[]>(
      Prisma.sql`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`,
    );
    const plan = row?.["QUERY PLAN"][0].Plan;
    if (plan === undefined) throw new Error("nothing was explained");
    const nodes = nodesOf(plan);
    expect(nodes.flatMap((node) => node["Index Name"] ?? []).filter((name) => name !== "incident_pkey")).toEqual([
      index,
    ]);
    expect(nodes.map((node) => node["Node Type"])).not.toContain("Seq Scan");
    // The table has some 1,500 blocks, and each of the page's rows may stand in another one, its incident too.
    expect(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]).toBeLessThan(800);
  },
);
