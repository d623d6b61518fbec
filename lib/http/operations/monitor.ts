import { z } from "zod";
import { Dismissal, MonitorView, Suspicion } from "#lib/contracts/monitor.ts";
import { operation } from "#lib/http/operation.ts";
import * as dismissing from "#lib/services/dismiss-suspicion.ts";
import * as reading from "#lib/services/read-monitor.ts";

export const readMonitor = operation({
  id: "readMonitor",
  method: "GET",
  path: "/api/monitor",
  summary: "How things are now: the verdict and since when, the latest reading of each probe, the suspicion that lasts",
  access: "triage:read",
  answers: { 200: { description: "What is known now, and how fresh it is", body: MonitorView } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: await reading.readMonitor({ ctx }) }),
});

export const dismissSuspicion = operation({
  id: "dismissSuspicion",
  method: "POST",
  path: "/api/suspicions/{id}/dismiss",
  summary: "Say that a suspicion is no incident; it is not proposed again while it lasts",
  access: "incidents:command",
  params: z.object({ id: z.uuid() }),
  body: Dismissal,
  answers: { 200: { description: "The suspicion as it is now", body: Suspicion } },
  problems: ["not_found", "not_now"],
  handle: async ({ ctx, params, body }) => ({
    status: 200,
    body: await dismissing.dismissSuspicion({ ctx, input: { id: params.id, dismissal: body } }),
  }),
});
