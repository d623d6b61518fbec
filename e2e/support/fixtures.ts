import { test as base, expect, type Page } from "@playwright/test";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { type App, startApp } from "./app.ts";
import { ADMINISTRATOR, createAdministrator } from "./sign-in.ts";

type Fixtures = {
  /** A page on which the first administrator is signed in and sees the dashboard. */
  signedIn: Page;
};

/** Worker n has the ports from 4400 + 10n on. */
const portOf = (worker: number) => 4400 + 10 * worker;

/** Fails on what the page itself complains of: an error on the console is a defect, whatever the test looks at. */
export const test = base.extend<Fixtures, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for an object pattern
    async ({}, use, { workerIndex }) => {
      const app = await startApp(portOf(workerIndex));
      await createAdministrator(app.url);
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      // The browser itself notes every answer from 400 on; those are what some tests are about.
      const isAnswer = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !isAnswer) complaints.push(message.text());
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
  signedIn: async ({ page, app }, use) => {
    await play(app, "healthy");
    await signIn(page);
    await use(page);
  },
});

type Credentials = { email: string; password: string };

export async function signIn(page: Page, { email, password }: Credentials = ADMINISTRATOR): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
}

/** Switches the simulator behind the app's back. */
export async function play(app: App, scenario: Scenario): Promise<void> {
  const response = await fetch(`${app.simulatorUrl}/control`, { method: "PUT", body: JSON.stringify({ scenario }) });
  expect(response.status).toBe(200);
}

/** Presses the dashboard's button, whichever it is, and waits for the report. */
export async function runTriage(page: Page): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/triage") && response.ok());
  await page
    .getByRole("button", { name: /^Run (the first )?triage$/i })
    .first()
    .click();
  await answer;
}
