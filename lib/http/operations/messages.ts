import { DeliveryDecision, SlackDeliveries } from "#lib/contracts/slack-delivery.ts";
import { IncidentPath } from "#lib/http/incident-path.ts";
import { operation } from "#lib/http/operation.ts";
import * as deciding from "#lib/services/decide-delivery.ts";
import * as listing from "#lib/services/list-deliveries.ts";

export const listMessages = operation({
  id: "listMessages",
  method: "GET",
  path: "/api/incidents/{number}/messages",
  summary: "What Slack was told of an incident, and what became of what it shall be told",
  access: "incidents:read",
  params: IncidentPath,
  answers: { 200: { description: "In the order in which they are sent", body: SlackDeliveries } },
  problems: [],
  handle: async ({ ctx, params }) => ({ status: 200, body: await listing.listDeliveries({ ctx, input: params }) }),
});

export const decideMessage = operation({
  id: "decideMessage",
  method: "POST",
  path: "/api/incidents/{number}/messages/{seq}/decisions",
  summary: "Say what becomes of a message that failed, or of which nobody knows whether Slack has it",
  access: "incidents:command",
  params: IncidentPath.extend({ seq: IncidentPath.shape.number }),
  body: DeliveryDecision,
  answers: { 200: { description: "All messages, after the decision", body: SlackDeliveries } },
  problems: ["not_now"],
  handle: async ({ ctx, params, body }) => ({
    status: 200,
    body: await deciding.decideDelivery({ ctx, input: { ...params, ...body } }),
  }),
});
