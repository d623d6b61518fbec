import { expect } from "@playwright/test";
import { THEME_COOKIE } from "#components/theme/theme.ts";
import { expectAxeFindsNothing } from "./support/axe.ts";
import { play, test } from "./support/fixtures.ts";
import { newViewer } from "./support/viewer.ts";
import {
  declare,
  declaredIncident,
  FIRST_QUESTION,
  heading,
  incidentCount,
  openWizard,
  SECOND_QUESTION,
  tabTo,
} from "./support/wizard.ts";

test("from the first question to the copied message by keyboard alone", async ({ signedIn: page, app }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: app.url });
  await play(app, "token-revoked");
  await openWizard(page);
  await expect(heading(page, FIRST_QUESTION)).toBeFocused();
  await page.keyboard.press("1");
  await expect(heading(page, SECOND_QUESTION)).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(heading(page, FIRST_QUESTION)).toBeFocused();
  await page.keyboard.press("1");
  await expect(heading(page, SECOND_QUESTION)).toBeFocused();
  await page.keyboard.press("2");
  await expect(heading(page, "What does the API answer?")).toBeFocused();
  await page.keyboard.press("1");
  await expect(heading(page, "Token rejected")).toBeFocused();

  await tabTo(page, page.getByRole("button", { name: "Declare incident" }));
  await page.keyboard.press("Enter");
  await expect(heading(page, "Declare incident")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Customer conversations not loading" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.locator("form").getByRole("button", { name: "Declare incident" }));
  await page.keyboard.press("Enter");

  const record = await declaredIncident(page);
  await expect(heading(page, /is declared/)).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Copy message" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied").first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^\[DRILL\] \[P1\] INCIDENT: Intercom Integration\nStatus: INVESTIGATING\nImpact: Customer conversations not loading\nCause: Our token expired or was revoked\nAction: Rotating token\nNext update: \d\d:\d\d UTC\nCommander: @Ann Admin$/,
  );
  expect(record).toMatchObject({ drill: true, leaf: "token", severity: "P1", status: "INVESTIGATING" });
  expect(record.requestIds.length).toBeGreaterThan(0);
  expect(record.entries[0]?.body).toMatchObject({
    kind: "declared",
    answers: [
      { question: "api-errors", answer: "yes", by: "person" },
      { question: "incident-reported", answer: "none", by: "person" },
      { question: "error-kind", answer: "token", by: "person" },
    ],
  });
});

test("evidence that answers everything leads to one incident in four presses, the last one doubled, and it survives a reload", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "server-errors-unreported");
  await openWizard(page);
  await page.getByRole("button", { name: "Follow the evidence" }).click();
  await expect(heading(page, "Server errors")).toBeVisible();
  await page.getByRole("button", { name: "Declare incident" }).click();
  const before = await incidentCount(page);
  await page.locator("form").getByRole("button", { name: "Declare incident" }).dblclick();
  const record = await declaredIncident(page);
  expect(await incidentCount(page)).toBe(before + 1);
  expect(record.entries[0]?.body).toMatchObject({
    answers: [{ by: "evidence" }, { by: "evidence" }, { by: "evidence" }],
  });

  await page.reload();
  const message = page.getByRole("figure", { name: "Slack message" });
  await expect(message).toContainText("[DRILL] [P1] INCIDENT: Intercom Integration");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download postmortem" }).click();
  expect((await download).suggestedFilename()).toBe(`INC-${record.number}-postmortem.md`);
  await expect(page.getByRole("link", { name: `Go to INC-${record.number}` })).toHaveAttribute(
    "href",
    `/incidents/${record.number}`,
  );
});

test("an answer can be overridden, undone and gone back to, and starting again asks first", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "token-revoked");
  await openWizard(page);
  await page.getByRole("button", { name: /^Yes: errors/ }).click();
  await page.getByRole("button", { name: "Incident reported" }).click();
  await expect(heading(page, "Incident at Intercom")).toBeVisible();

  await page.goBack();
  await expect(heading(page, SECOND_QUESTION)).toBeFocused();
  await expect(page.getByRole("button", { name: /Incident reported.*your answer/ })).toBeVisible();
  await page.goForward();
  await expect(heading(page, "Incident at Intercom")).toBeVisible();

  await page
    .getByRole("navigation", { name: "The way so far" })
    .getByRole("button", { name: /Incident reported/ })
    .click();
  await page.getByRole("button", { name: "Undo my answer" }).click();
  await expect(page.getByText("your answer", { exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: "Follow the evidence" }).click();
  await expect(heading(page, "Token rejected")).toBeVisible();

  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(heading(page, "Token rejected")).toBeVisible();
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Clear and start again" }).click();
  await expect(heading(page, FIRST_QUESTION)).toBeVisible();
  await expect(page.getByText("your answer", { exact: true })).toHaveCount(0);
});

test("newer evidence says what it would change, and changes nothing that a person answered", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "token-revoked");
  await openWizard(page);
  await page.getByRole("button", { name: /^Yes: errors/ }).click();
  await play(app, "healthy");
  await page.getByRole("button", { name: "Run triage" }).click();
  await expect(page.getByText("Newer evidence says something else")).toBeVisible();
  await expect(page.getByText("your own answer stays")).toBeVisible();
  await expect(heading(page, SECOND_QUESTION)).toBeVisible();
  await page.getByRole("button", { name: "Use the newer evidence" }).click();
  await expect(page.getByText("Newer evidence says something else")).toHaveCount(0);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("button", { name: /^Yes: errors.*your answer/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^No: calls work.*evidence says/ })).toBeVisible();
});

test("an address that was made up leads to the first question, and an unknown incident says so", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "healthy");
  await openWizard(page);
  for (const step of ["constructor", "%00", "error-kind", "<script>", "done", "done&incident=-1"]) {
    await page.goto(`/wizard?step=${step}`);
    await expect(heading(page, FIRST_QUESTION)).toBeVisible();
  }
  await page.goto("/wizard?step=done&incident=999999");
  await expect(page.getByText("INC-999999 could not be shown")).toBeVisible();
  await page.getByRole("button", { name: "Walk the runbook" }).click();
  await expect(heading(page, FIRST_QUESTION)).toBeVisible();
});

test("a viewer walks and reads, but finds nothing to declare with", async ({ signedIn: page, app, browser }) => {
  await play(app, "token-revoked");
  await openWizard(page);
  const theirs = await newViewer(browser, page, app, "wizard-viewer@example.com");
  await theirs.goto("/wizard?step=declare");
  await expect(heading(theirs, "Token rejected")).toBeVisible();
  await expect(theirs.getByText("A responder or an administrator can.")).toBeVisible();
  await expect(theirs.locator("main").getByRole("button", { name: "Declare incident" })).toHaveCount(0);
  await theirs.locator("main").getByRole("button", { name: "Back" }).click();
  await expect(heading(theirs, "What does the API answer?")).toBeVisible();
  await theirs.context().close();
});

// Colours depend on the theme, and layout on the size: two pairs have all of it.
for (const { theme, ...viewport } of [
  { theme: "light", width: 390, height: 844 },
  { theme: "dark", width: 1440, height: 900 },
] as const) {
  test(`axe finds nothing on any step, ${theme}, ${viewport.width} px`, async ({ signedIn: page, app }) => {
    await play(app, "token-revoked");
    await page.setViewportSize(viewport);
    await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: app.url }]);
    await openWizard(page);
    const look = async () => {
      await expectAxeFindsNothing(page, page.url());
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
    };
    await page.getByRole("button", { name: /^Yes: errors/ }).click();
    await look();
    await page.getByRole("button", { name: "Follow the evidence" }).click();
    await expect(heading(page, "Token rejected")).toBeVisible();
    await look();
    await page.getByRole("button", { name: "Declare incident" }).click();
    await page.getByLabel("First alert").fill("");
    await declare(page);
    await expect(page.getByText("Say what alerted you")).toBeVisible();
    await look();
    await page.getByLabel("First alert").fill("A customer called");
    await declare(page);
    await declaredIncident(page);
    await look();
  });
}
