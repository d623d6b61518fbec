import { expect, type Page } from "@playwright/test";
import type { Role } from "#lib/contracts/account.ts";
import type { App } from "./support/app.ts";
import { expectAxeFindsNothing } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { minutesAgo } from "./support/incident-page.ts";
import { declareResolved } from "./support/incidents.ts";
import { exportOf, fieldOf, openPostmortem, savedMark } from "./support/postmortem.ts";
import { newViewer } from "./support/viewer.ts";

const EMAIL = "postmortem-roles@example.com";

async function giveRole(admin: Page, app: App, role: Role): Promise<void> {
  const { accounts } = await (await admin.request.get("/api/accounts")).json();
  const { id } = accounts.find(({ email }: { email: string }) => email === EMAIL);
  const answer = await admin.request.patch(`/api/accounts/${id}`, { headers: { origin: app.url }, data: { role } });
  expect(answer.status()).toBe(200);
}

test("a role that is changed while the postmortem is open changes the page, and says so", async ({
  signedIn: admin,
  app,
  browser,
}) => {
  const { number } = await declareResolved(admin, app, {
    leaf: "token",
    firstAlert: { text: "Conversations do not load", at: minutesAgo(40) },
  });
  const page = await newViewer(browser, admin, app, EMAIL);
  await openPostmortem(page, number);
  const notice = page.getByText("You may read this, but no longer write it");
  await expect(page.getByText("Up to date", { exact: true }).filter({ visible: true })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);

  await giveRole(admin, app, "responder");
  await expect(fieldOf(page, "Summary")).toBeVisible();
  await expect(page.getByRole("button", { name: "Correct the beginning" })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await fieldOf(page, "Summary").click();
  await page.keyboard.type("Written while they could.");
  await expect.poll(() => exportOf(admin, number)).toContain("Written while they could.");
  await expect(savedMark(page)).toBeVisible();

  await giveRole(admin, app, "viewer");
  await expect(notice).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^(Correct|Edit|Word for|Add)/ })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("Written while they could.");
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  await expectAxeFindsNothing(page, "the postmortem of whoever may write it no more");
  await page.context().close();
});
