import { expect, type Locator, type Page } from "@playwright/test";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

export const FIRST_QUESTION = "API returning errors?";
export const SECOND_QUESTION = /does it report an incident that explains this/;

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole("heading", { name, level: 1 });
}

/** Runs triage once, so that the newest run is of what is played now, and opens the wizard. */
export async function openWizard(page: Page, address = "/wizard"): Promise<void> {
  const ran = await page.request.post("/api/triage");
  expect(ran.status()).toBe(200);
  await page.goto(address);
}

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}

export async function declare(page: Page): Promise<void> {
  await page.locator("form").getByRole("button", { name: "Declare incident" }).click();
}

export async function declaredIncident(page: Page): Promise<IncidentRecord> {
  await expect(heading(page, /^INC-\d+ is declared$/)).toBeVisible();
  const number = new URL(page.url()).searchParams.get("incident");
  const response = await page.request.get(`/api/incidents/${number}`);
  expect(response.status()).toBe(200);
  return response.json();
}

export async function incidentCount(page: Page): Promise<number> {
  const response = await page.request.get("/api/incidents?limit=200");
  const { incidents } = (await response.json()) as { incidents: unknown[] };
  return incidents.length;
}
