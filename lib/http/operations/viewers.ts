import { Viewers, Viewing } from "#lib/contracts/viewer.ts";
import { IncidentPath } from "#lib/http/incident-path.ts";
import { operation } from "#lib/http/operation.ts";
import * as viewing from "#lib/services/view-incident.ts";

export const viewIncident = operation({
  id: "viewIncident",
  method: "POST",
  path: "/api/incidents/{number}/viewers",
  summary: "Say that a page of the incident is open, or no longer; pages repeat it every 15 s",
  access: "incidents:read",
  params: IncidentPath,
  body: Viewing,
  answers: { 200: { description: "Who looks at it now, each person once", body: Viewers } },
  problems: [],
  handle: async ({ ctx, params: { number }, body }) => ({
    status: 200,
    body: await viewing.viewIncident({ ctx, input: { number, ...body } }),
  }),
});
