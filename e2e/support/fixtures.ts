import { test as base, expect, type Locator, type Page, type Request } from "@playwright/test";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { type App, startApp } from "./app.ts";
import { ADMINISTRATOR, createAdministrator, signInOverHttp } from "./sign-in.ts";

type Fixtures = {
  /** A page on which the first administrator is signed in. It shows nothing yet: most tests are about another page than the first. */
  signedIn: Page;
};

type WorkerFixtures = {
  app: App;
  /** The first administrator's cookies. Who signs in by the form is tested once; each test need not wait for it. */
  session: readonly { name: string; value: string; url: string }[];
};

/** Worker n has the ports from 4400 + 10n on. */
const portOf = (worker: number) => 4400 + 10 * worker;

/** Fails on what the page itself complains of: an error on the console is a defect, whatever the test looks at. */
export const test = base.extend<Fixtures, WorkerFixtures>({
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
  session: [
    async ({ app }, use) => {
      const header = await signInOverHttp(app.url);
      await use(
        header.split("; ").map((cookie) => {
          const [name = "", ...value] = cookie.split("=");
          return { name, value: value.join("="), url: app.url };
        }),
      );
    },
    { scope: "worker" },
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
  signedIn: async ({ page, app, session }, use) => {
    await play(app, "healthy");
    await page.context().addCookies(session);
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

/** Opens the palette. Keys that are pressed before the page has come to life reach nobody, so they are pressed until they do. */
export async function openPalette(page: Page): Promise<Locator> {
  const palette = page.getByRole("dialog", { name: "Search or jump" });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette.getByRole("combobox")).toBeFocused({ timeout: 3_000 });
  }).toPass();
  return palette;
}

/** Switches the simulator behind the app's back. */
export async function play(app: App, scenario: Scenario): Promise<void> {
  const response = await fetch(`${app.simulatorUrl}/control`, { method: "PUT", body: JSON.stringify({ scenario }) });
  expect(response.status).toBe(200);
}

/** Presses the dashboard's button, whichever it is, and waits for the report. */
export async function runTriage(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: /^Run (the first )?triage$/i }).first();
  const runs: Request[] = [];
  // What is pressed before the page has come to life reaches nobody, so it is pressed until it does.
  await expect(async () => {
    // The page itself asks for the latest run at the same address.
    const isRun = (request: Request) => request.url().endsWith("/api/triage") && request.method() === "POST";
    const [run] = await Promise.all([page.waitForRequest(isRun, { timeout: 3_000 }), button.click()]);
    runs.push(run);
  }).toPass();
  expect((await runs[0]?.response())?.status()).toBe(200);
}
