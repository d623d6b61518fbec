import { OPERATOR } from "#lib/auth/actor.ts";
import type { IncidentMonths, IncidentPage, IncidentRecord } from "#lib/contracts/incident.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import * as operations from "#lib/http/operations/incidents.ts";
import { route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import type { CommandInput, DeclarationInput } from "#lib/incident/command.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { contextOf } from "#lib/services/testing.ts";

const list = route(operations.declareIncident, operations.listIncidents);
const months = route(operations.countIncidentsByMonth);
const one = route(operations.readIncident);
const commands = route(operations.commandIncident);

/** What was answered, whichever it is: a test says which it expects by what it reads. */
export type Answered<T> = { status: number; headers: Headers; body: T & Problem };

/** A program with an API token of its own, which uses the incidents' addresses as any other program would. */
export async function apiClient(name: string, role: "responder" | "viewer" = "responder") {
  const { token } = await issueApiToken({ ctx: contextOf(OPERATOR), input: { name, role } });
  const headers = { authorization: `Bearer ${token}` };
  const get = (path: string) => requestTo(path, { headers });
  const post = (path: string, json: unknown) => requestTo(path, { method: "POST", headers, json });
  return {
    headers,
    declare: (declaration: DeclarationInput) =>
      answered<IncidentRecord>(ask(list.POST, post("/api/incidents", declaration))),
    command: (number: number, command: CommandInput) =>
      answered<IncidentRecord>(
        ask(commands.POST, post(`/api/incidents/${number}/commands`, command), { number: String(number) }),
      ),
    read: (number: number | string) =>
      answered<IncidentRecord>(ask(one.GET, get(`/api/incidents/${number}`), { number: String(number) })),
    list: (query = "") => answered<IncidentPage>(ask(list.GET, get(`/api/incidents?${query}`))),
    months: (query = "") => answered<IncidentMonths>(ask(months.GET, get(`/api/incidents/months?${query}`))),
  };
}
export type ApiClient = Awaited<ReturnType<typeof apiClient>>;

async function answered<T>(answer: Promise<Response>): Promise<Answered<T>> {
  const response = await answer;
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** What is enough to declare an incident. */
export function declaration(change: Partial<DeclarationInput> = {}): DeclarationInput {
  return { severity: "P2", firstAlert: { text: "PagerDuty", at: new Date().toISOString() }, ...change };
}
