import { z } from "zod";
import {
  ActionItemFilters,
  ActionItemPage,
  ActionItemQuery,
  ListedActionItem,
} from "#lib/contracts/action-item-list.ts";
import { operation } from "#lib/http/operation.ts";
import * as exporting from "#lib/services/export-action-items.ts";
import * as listing from "#lib/services/list-action-items.ts";

export const listActionItems = operation({
  id: "listActionItems",
  method: "GET",
  path: "/api/action-items",
  summary: "The action items of all incidents, a page at a time: soonest due first; of what is done, the last first",
  access: "incidents:read",
  query: ActionItemQuery,
  answers: { 200: { description: "A page; `nextCursor` asks for the next one", body: ActionItemPage } },
  problems: ["invalid_cursor"],
  handle: async ({ ctx, query }) => ({ status: 200, body: await listing.listActionItems({ ctx, input: query }) }),
});

export const exportActionItemsCsv = operation({
  id: "exportActionItemsCsv",
  method: "GET",
  path: "/api/action-items.csv",
  summary:
    "All that match as a table (RFC 4180); what a spreadsheet would run as a formula has an apostrophe before it",
  access: "incidents:read",
  query: ActionItemFilters,
  answers: { 200: { description: "The table, with the names of its columns first", type: "text/csv; charset=utf-8" } },
  problems: [],
  handle: async ({ ctx, query }) => {
    const items = await exporting.exportActionItems({ ctx, input: { filters: query, format: "csv" } });
    return { status: 200, body: exporting.actionItemsAsCsv(items), headers: asFile("csv") };
  },
});

export const exportActionItemsJson = operation({
  id: "exportActionItemsJson",
  method: "GET",
  path: "/api/action-items.json",
  summary: "All that match, with the fields of the table",
  access: "incidents:read",
  query: ActionItemFilters,
  answers: { 200: { description: "The action items", body: z.object({ actionItems: z.array(ListedActionItem) }) } },
  problems: [],
  handle: async ({ ctx, query }) => {
    const actionItems = await exporting.exportActionItems({ ctx, input: { filters: query, format: "json" } });
    return { status: 200, body: { actionItems }, headers: asFile("json") };
  },
});

function asFile(ending: "csv" | "json") {
  return { "content-disposition": `attachment; filename="offhook-action-items.${ending}"` };
}
