import { expect, type Locator, type Page } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { DeclarationInput } from "#lib/incident/command.ts";
import type { App } from "./app.ts";
import { declareIncident } from "./incidents.ts";

export const MINUTE_MS = 60_000;

export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

/** An incident of half an hour ago, already in somebody's hands; shown on the page. */
export async function openIncident(
  page: Page,
  app: App,
  declaration: Partial<DeclarationInput> = {},
): Promise<IncidentRecord> {
  const record = await declareIncident(page, app, {
    severity: "P1",
    leaf: "token",
    cause: "Our token expired",
    commander: "ben",
    firstAlert: { text: "Conversations do not load", at: minutesAgo(30) },
    ...declaration,
  });
  await page.goto(incidentPath(record.number));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`INC-${record.number}`);
  // Once it is alive; what is pressed before that reaches nobody.
  await expect(page.getByLabel("What happened, or what you see")).toBeEnabled();
  return record;
}

/** The editor's button of a value, with its words. */
export function valueNamed(page: Page, label: string): Locator {
  return page.getByRole("button", { name: new RegExp(`^Edit ${label}:`) });
}

export function entryWith(page: Page, text: string): Locator {
  return page.getByRole("listitem").filter({ hasText: text });
}
