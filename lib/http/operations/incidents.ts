import { z } from "zod";
import {
  IncidentFilters,
  IncidentMonths,
  IncidentPage,
  IncidentQuery,
  IncidentRecord,
} from "#lib/contracts/incident.ts";
import { IncidentPath } from "#lib/http/incident-path.ts";
import { operation } from "#lib/http/operation.ts";
import { Command, Declaration } from "#lib/incident/command.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";
import * as commanding from "#lib/services/command-incident.ts";
import * as counting from "#lib/services/count-incidents-by-month.ts";
import * as declaring from "#lib/services/declare-incident.ts";
import { isIncidentUnchanged } from "#lib/services/is-incident-unchanged.ts";
import * as listing from "#lib/services/list-incidents.ts";
import * as reading from "#lib/services/read-incident.ts";

/** 500 request ids at once fit even where each character is written as an escape. */
const bodyLimit = 4 * 1024 * 1024;

export const listIncidents = operation({
  id: "listIncidents",
  method: "GET",
  path: "/api/incidents",
  summary: "Incidents, newest first alert first, a page at a time",
  access: "incidents:read",
  query: IncidentQuery,
  answers: { 200: { description: "A page; `nextCursor` asks for the next one", body: IncidentPage } },
  problems: ["invalid_cursor"],
  handle: async ({ ctx, query }) => ({ status: 200, body: await listing.listIncidents({ ctx, input: query }) }),
});

export const countIncidentsByMonth = operation({
  id: "countIncidentsByMonth",
  method: "GET",
  path: "/api/incidents/months",
  summary: "How many incidents began in each month, by the list's filters but dates and page",
  access: "incidents:read",
  query: IncidentFilters,
  answers: { 200: { description: "The months that have any, first to last, in UTC", body: IncidentMonths } },
  problems: [],
  handle: async ({ ctx, query }) => ({
    status: 200,
    body: await counting.countIncidentsByMonth({ ctx, input: query }),
  }),
});

export const declareIncident = operation({
  id: "declareIncident",
  method: "POST",
  path: "/api/incidents",
  summary: "Declare an incident; a drill where Offhook runs on the simulator",
  access: "incidents:command",
  body: Declaration,
  bodyLimit,
  answers: {
    201: {
      description:
        "The record. The same declaration under the same `idempotencyKey` answers the incident that it began.",
      body: IncidentRecord,
    },
  },
  problems: ["invalid_command", "not_now", "key_reused", "busy"],
  handle: async ({ ctx, body }) => {
    const record = await declaring.declareIncident({ ctx, input: body });
    return { status: 201, body: record, headers: { location: `/api/incidents/${record.number}` } };
  },
});

export const readIncident = operation({
  id: "readIncident",
  method: "GET",
  path: "/api/incidents/{number}",
  summary: "The record: state, timeline, request ids, action items",
  access: "incidents:read",
  params: IncidentPath,
  query: z.strictObject({
    /** The version that the caller has already. */
    unlessVersion: z.coerce.number({ error: "Enter a version" }).int({ error: "Enter a version" }).optional(),
  }),
  answers: {
    200: { description: "The record", body: IncidentRecord },
    204: { description: "It is still at `unlessVersion`" },
  },
  problems: [],
  handle: async ({ ctx, params: { number }, query: { unlessVersion } }) => {
    if (
      unlessVersion !== undefined &&
      (await isIncidentUnchanged({ ctx, input: { number, version: unlessVersion } }))
    ) {
      return { status: 204 };
    }
    return { status: 200, body: await reading.readIncident({ ctx, input: { number } }) };
  },
});

export const commandIncident = operation({
  id: "commandIncident",
  method: "POST",
  path: "/api/incidents/{number}/commands",
  summary: "Every change of an incident, told apart by `type`",
  access: "incidents:command",
  params: IncidentPath,
  body: Command,
  bodyLimit,
  answers: {
    200: {
      description:
        "The record after it. Nothing is recorded where all is as asked already, and for a repeated command.",
      body: IncidentRecord,
    },
  },
  problems: ["conflict", "not_now", "invalid_command", "key_reused", "busy"],
  handle: async ({ ctx, params: { number }, body }) => ({
    status: 200,
    body: await commanding.commandIncident({ ctx, input: { number, command: body } }),
  }),
});

export const readSlackMessage = operation({
  id: "readSlackMessage",
  method: "GET",
  path: "/api/incidents/{number}/slack-message",
  summary: "The message for Slack, in the runbook's format, as it stands now",
  access: "incidents:read",
  params: IncidentPath,
  answers: { 200: { description: "To be posted as it is", type: "text/plain; charset=utf-8" } },
  problems: [],
  handle: async ({ ctx, params }) => ({
    status: 200,
    body: slackMessageOf(await reading.readIncident({ ctx, input: params })),
  }),
});
