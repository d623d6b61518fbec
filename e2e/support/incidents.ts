import { expect, type Page } from "@playwright/test";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { CommandInput, DeclarationInput } from "#lib/incident/command.ts";
import type { App } from "./app.ts";

/** Declares an incident as whoever is signed in on the page, through the API. */
export function declareIncident(page: Page, app: App, declaration: Partial<DeclarationInput>): Promise<IncidentRecord> {
  return post(page, app, "/api/incidents", {
    severity: "P2",
    firstAlert: { text: "Conversations do not load", at: new Date().toISOString() },
    ...declaration,
  });
}

export function resolveIncident(
  page: Page,
  app: App,
  { number, version }: Pick<IncidentRecord, "number" | "version">,
): Promise<IncidentRecord> {
  return giveCommand(page, app, { number }, { type: "resolve", expectedVersion: version, fix: "Rotated the token" });
}

export function giveCommand(
  page: Page,
  app: App,
  { number }: Pick<IncidentRecord, "number">,
  command: CommandInput,
): Promise<IncidentRecord> {
  return post(page, app, `/api/incidents/${number}/commands`, command);
}

/** One that is over before it could stand on the dashboard of another test. */
export async function declareResolved(
  page: Page,
  app: App,
  declaration: Partial<DeclarationInput>,
): Promise<IncidentRecord> {
  return resolveIncident(page, app, await declareIncident(page, app, declaration));
}

async function post(page: Page, app: App, path: string, data: object): Promise<IncidentRecord> {
  const answer = await page.request.post(path, { headers: { origin: app.url }, data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return answer.json();
}
