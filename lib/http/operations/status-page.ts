import { StatusPageView } from "#lib/contracts/status-page.ts";
import { operation } from "#lib/http/operation.ts";
import * as reading from "#lib/services/read-status-page.ts";

export const readStatusPage = operation({
  id: "readStatusPage",
  method: "GET",
  path: "/api/status-page",
  summary: "Intercom's status page as it was last read: components by region, open incidents and their updates",
  access: "triage:read",
  answers: { 200: { description: "The page of the kind in use, simulated or real", body: StatusPageView } },
  problems: ["no_status_page_yet"],
  handle: async ({ ctx }) => ({ status: 200, body: await reading.readStatusPage({ ctx }) }),
});
