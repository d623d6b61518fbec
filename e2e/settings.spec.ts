import { expect } from "@playwright/test";
import { signIn, test } from "./support/fixtures.ts";

test("an account is added, may not administer as a viewer, and is out at its next request once disabled", async ({
  signedIn: admin,
  browser,
  app,
}) => {
  const viewer = { email: "sue@example.com", password: "a viewer's long password" };
  await admin.goto("/settings/accounts");
  await admin.getByRole("button", { name: "Add an account" }).click();
  const dialog = admin.getByRole("dialog", { name: "Add an account" });
  await dialog.getByLabel("Name").fill("Sue Stakeholder");
  await dialog.getByLabel("E-mail").fill("nobody");
  await dialog.getByLabel("Role").selectOption("viewer");
  await dialog.getByLabel("First password", { exact: true }).fill(viewer.password);
  await dialog.getByRole("button", { name: "Add the account" }).click();
  await expect(dialog.getByText("Enter an e-mail address")).toBeVisible();
  await expect(dialog.getByLabel("E-mail")).toBeFocused();
  await dialog.getByLabel("E-mail").fill(viewer.email);
  await dialog.getByRole("button", { name: "Add the account" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(admin.getByText(viewer.email)).toBeVisible();

  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await signIn(page, viewer);
  await page.goto("/");
  await expect(page.getByRole("button", { name: /run .*triage/i })).toHaveCount(0);
  await expect(page.getByLabel("Scenario of the simulator")).toHaveCount(0);
  await page.goto("/settings/accounts");
  await expect(page.getByRole("button", { name: "Add an account" })).toHaveCount(0);
  const refused = await page.request.post("/api/triage", { headers: { origin: app.url } });
  expect(refused.status()).toBe(403);

  await admin.getByRole("button", { name: "Disable Sue Stakeholder" }).click();
  await admin.getByRole("dialog").or(admin.getByRole("alertdialog")).getByRole("button", { name: "Disable" }).click();
  await expect(admin.getByRole("button", { name: "Enable Sue Stakeholder" })).toBeVisible();
  expect((await page.request.get("/api/triage")).status()).toBe(401);
  await page.goto("/runbook");
  await expect(page).toHaveURL(/\/sign-in\?.*runbook/);
  await context.close();
});

test("a token is made, shown once, used, and refused once it is revoked", async ({ signedIn: page, app }) => {
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("status board");
  await dialog.getByLabel("Role").selectOption("responder");
  await dialog.getByRole("button", { name: "Make the token" }).click();
  const token = (await dialog.getByText(/^ofh_[\w-]+$/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText("status board")).toBeVisible();
  await page.reload();
  expect(await page.content()).not.toContain(token);

  const call = () => fetch(`${app.url}/api/triage`, { method: "POST", headers: { authorization: `Bearer ${token}` } });
  expect((await call()).status).toBe(200);
  await page.getByRole("button", { name: /^Revoke/ }).click();
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("The token “status board” is revoked")).toBeVisible();
  expect((await call()).status).toBe(401);
});

test("every system says whether it answers", async ({ signedIn: page }) => {
  await page.goto("/settings");
  for (const title of ["Intercom API", "Intercom status page", "Our health check", "Slack", "PagerDuty", "Database"]) {
    await page.getByRole("button", { name: `Test: ${title}` }).click();
    await expect(page.getByRole("region", { name: title }).getByText("Answers", { exact: true })).toBeVisible();
  }
});

test("the theme that was chosen stays, without a flash", async ({ signedIn: page }) => {
  await page.goto("/settings/appearance");
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const answer = await page.request.get("/settings/appearance");
  expect(await answer.text()).toContain('data-theme="dark"');
});
