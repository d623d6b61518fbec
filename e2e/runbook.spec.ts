import { expect } from "@playwright/test";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { play, test } from "./support/fixtures.ts";

test("the tree can be walked by keyboard, with the server gone from the page's view", async ({ signedIn: page }) => {
  await page.goto("/runbook");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Yes: errors, no answer, or slow answers" }).click();
  await expect(page.getByRole("heading", { name: /does it report an incident that explains this/ })).toBeFocused();
  await page.keyboard.press("2");
  await expect(page.getByRole("heading", { name: "What does the API answer?" })).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("heading", { name: /does it report an incident that explains this/ })).toBeFocused();
  await page.keyboard.press("2");
  await page.keyboard.press("1");
  await expect(page.getByRole("heading", { name: "Token rejected" }).first()).toBeFocused();
  await page.context().setOffline(false);
});

test("every leaf has a playbook that can be linked to, with the configured values and never the token", async ({
  signedIn: page,
}) => {
  await page.goto("/runbook");
  for (const leaf of LEAVES) await expect(page.locator(`#playbook-${leaf}`)).toBeVisible();
  const text = await page.locator("main").innerText();
  expect(text).toContain("--secret-id=intercom/production/token");
  expect(text).toContain("deployment/intercom-service");
  expect(text).not.toContain("simulated-token");
});

test("a step that Offhook can do itself runs the real probe and shows what it read", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "token-revoked");
  await page.goto("/runbook#playbook-token");
  const playbook = page.locator("#playbook-token");
  await playbook.getByRole("button", { name: "Verify the token" }).first().click();
  await expect(playbook.getByText(/401 token_revoked/).first()).toBeVisible();
});
