import { OPERATOR } from "#lib/auth/actor.ts";
import type { IncidentMonths, IncidentPage, IncidentRecord } from "#lib/contracts/incident.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import * as operations from "#lib/http/operations/incidents.ts";
import { exportPostmortem } from "#lib/http/operations/postmortem.ts";
import { type RouteHandler, route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import type { CommandInput, DeclarationInput } from "#lib/incident/command.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { contextOf } from "#lib/services/testing.ts";

const list = route(operations.declareIncident, operations.listIncidents);
const months = route(operations.countIncidentsByMonth);
const record = route(operations.readIncident);
const commands = route(operations.commandIncident);
const slackMessage = route(operations.readSlackMessage);
const postmortem = route(exportPostmortem);

/** What was answered: the value that the address promises, or a problem. A test reads the one that it expects. */
export type Answered<T> = {
  status: number;
  headers: Headers;
  body: T & Pick<Problem, "code" | "detail" | "errors" | "conflict">;
};

export type ApiClient = Awaited<ReturnType<typeof apiClient>>;

/** A program with an API token of its own, at the addresses that any program uses. */
export async function apiClient(name: string, role: "responder" | "viewer" = "responder") {
  const { token } = await issueApiToken({ ctx: contextOf(OPERATOR), input: { name, role } });
  const headers = { authorization: `Bearer ${token}` };
  const get = (handler: RouteHandler, path: string, params = {}) => ask(handler, requestTo(path, { headers }), params);
  const post = <T>(handler: RouteHandler, path: string, json: unknown, params = {}) =>
    answered<T>(ask(handler, requestTo(path, { method: "POST", headers, json }), params));
  return {
    declare: (json: DeclarationInput) => post<IncidentRecord>(list.POST, "/api/incidents", json),
    command: (number: number, json: CommandInput) =>
      post<IncidentRecord>(commands.POST, `/api/incidents/${number}/commands`, json, { number: String(number) }),
    /** What no typed caller would send. */
    declareUntyped: (json: unknown) => post<IncidentRecord>(list.POST, "/api/incidents", json),
    commandUntyped: (number: string, json: unknown) =>
      post<IncidentRecord>(commands.POST, `/api/incidents/${number}/commands`, json, { number }),
    read: (number: number | string) =>
      answered<IncidentRecord>(get(record.GET, `/api/incidents/${number}`, { number: String(number) })),
    /** The status alone: an answer without a record has no body. */
    readUnless: async (number: number, version: number | string) =>
      (await get(record.GET, `/api/incidents/${number}?unlessVersion=${version}`, { number: String(number) })).status,
    slackMessage: (number: number) =>
      get(slackMessage.GET, `/api/incidents/${number}/slack-message`, { number: String(number) }),
    postmortem: (number: number) =>
      get(postmortem.GET, `/api/incidents/${number}/postmortem.md`, { number: String(number) }),
    list: (query = "") => answered<IncidentPage>(get(list.GET, `/api/incidents?${query}`)),
    months: (query = "") => answered<IncidentMonths>(get(months.GET, `/api/incidents/months?${query}`)),
  };
}

async function answered<T>(answer: Promise<Response>): Promise<Answered<T>> {
  const response = await answer;
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** What is enough to declare an incident that begins now. */
export function declaration(change: Partial<DeclarationInput> = {}): DeclarationInput {
  return { severity: "P2", firstAlert: { text: "PagerDuty", at: new Date().toISOString() }, ...change };
}
