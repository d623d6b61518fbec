import { expect, test } from "@playwright/test";
import { type App, startApp } from "./support/app.ts";
import { expectAxeFindsNothingInAnyLook } from "./support/axe.ts";
import { runTriage } from "./support/fixtures.ts";
import { ADMINISTRATOR } from "./support/sign-in.ts";

let app: App;

test.beforeAll(async () => {
  app = await startApp(4330);
});

test.afterAll(async () => {
  await app.stop();
});

test("a new installation asks for its first administrator, once, and shows the first verdict", async ({ page }) => {
  await page.goto(`${app.url}/`);
  await expect(page).toHaveURL(`${app.url}/setup`);

  await page.getByRole("button", { name: "Make the administrator" }).click();
  await expect(page.getByText("Enter a name")).toBeVisible();
  await page.getByLabel("Name").fill(ADMINISTRATOR.name);
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Make the administrator" }).click();
  await expect(page.getByText("At least 12 characters", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue(ADMINISTRATOR.name);

  await page.getByLabel("E-mail").fill(ADMINISTRATOR.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Make the administrator" }).click();
  await expect(page.getByText("Simulated Intercom", { exact: true })).toBeVisible();

  await expect(page.getByRole("button", { name: "Run the first triage" })).toBeVisible();
  await page.waitForLoadState("load");
  await expectAxeFindsNothingInAnyLook(page, "the empty dashboard");
  await runTriage(page);
  await expect(page.getByRole("article", { name: "Verdict" })).toContainText("healthy");

  const second = await page.request.post(`${app.url}/api/setup`, { data: ADMINISTRATOR });
  expect(second.status()).toBe(409);
  expect(await second.json()).toMatchObject({ code: "already_set_up" });
  await page.context().clearCookies();
  await page.goto(`${app.url}/setup`);
  await expect(page).toHaveURL(/\/sign-in/);
});
