import { expect, type Page } from "@playwright/test";
import { postmortemPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { expectAxeFindsNothingInAnyLook } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { MINUTE_MS, minutesAgo } from "./support/incident-page.ts";
import { declareResolved, giveCommand } from "./support/incidents.ts";
import { exportOf, fieldOf, openPostmortem, savedMark, writeIn } from "./support/postmortem.ts";
import { newViewer } from "./support/viewer.ts";

const SOON = { timeout: 1_000 };

const FIRST_ALERT = { text: "Conversations do not load", at: minutesAgo(40) };

test("what is written is in the export and before a viewer's eyes, who cannot write", async ({
  signedIn: page,
  app,
  browser,
}) => {
  const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  const viewer = await newViewer(browser, page, app, "postmortem-viewer@example.com");
  await openPostmortem(viewer, number);
  await expect(viewer.getByRole("region", { name: "Summary" })).toContainText("To be written.");
  await expect(viewer.getByRole("textbox")).toHaveCount(0);

  await openPostmortem(page, number);
  await writeIn(page, "Summary", "Our token was **revoked**. 🎉");
  await expect(viewer.getByRole("region", { name: "Summary" }).locator("strong")).toHaveText("revoked");
  expect(await exportOf(page, number)).toContain("### Summary\n\nOur token was **revoked**. 🎉\n\n### Timeline");

  await page.getByText("Preview", { exact: true }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.locator("strong").filter({ hasText: "revoked" })).toBeVisible();
  await expect(page.getByRole("article")).toBeHidden();
  await page.reload();
  await expect(preview).toBeVisible();
  await page.getByText("Both", { exact: true }).click();
  await expect(fieldOf(page, "Summary")).toBeVisible();
  await writeIn(page, "Root Cause", "Nobody **renewed** it.");
  await expect(preview.locator("strong").filter({ hasText: "renewed" })).toBeVisible();
  await page.getByText("Write", { exact: true }).click();
  await viewer.context().close();
});

test("facts are edited where they stand, and a change of the record is there within a second", async ({
  signedIn: page,
  app,
}) => {
  const record = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  const { number } = record;
  await openPostmortem(page, number);

  await page.getByRole("button", { name: "Edit title" }).click();
  await page.getByLabel("Title, by classification").selectOption("rate-limit");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Incident: Intercom Rate Limited");

  const earlier = new Date(Date.parse(record.endedAt ?? "") - 90 * MINUTE_MS).toISOString();
  await page.getByRole("button", { name: "Correct the beginning" }).click();
  const correction = page.getByRole("dialog", { name: "Correct: First alert" });
  await correction.getByLabel("When it happened", { exact: true }).fill(await local(page, earlier));
  await correction.getByRole("button", { name: "Save the correction" }).click();
  await expect(correction).toHaveCount(0);
  await expect(page.getByText("1 hour 30 minutes")).toBeVisible();

  const line = page
    .getByRole("region", { name: "Timeline" })
    .locator("ol")
    .getByRole("listitem")
    .filter({ hasText: "First alert" });
  await line.getByRole("button", { name: /^Word for the postmortem/ }).click();
  const wording = page.getByRole("dialog", { name: "In the postmortem: First alert" });
  await wording.getByLabel("Text").fill("Support saw empty inboxes");
  await wording.getByRole("button", { name: "Save" }).click();
  await expect(line).toContainText("Support saw empty inboxes");
  await page.getByText(/^Choose what the timeline tells/).click();
  await page.getByRole("checkbox", { name: /^Resolution/ }).uncheck();
  await expect
    .poll(() => exportOf(page, number))
    .toMatch(/### Timeline\n\n- [-\d]* ?\d\d:\d\d - First alert: Support saw empty inboxes\n\n### Root Cause/);
  const after = await recordOf(page, number);
  expect(after.entries.find(({ body }) => body.kind === "first-alert")?.body).toMatchObject(FIRST_ALERT_TEXT);
  await line.getByRole("button", { name: /^Word for the postmortem/ }).click();
  await wording.getByRole("button", { name: "As in the log" }).click();
  await wording.getByRole("button", { name: "Save" }).click();
  await expect(line).toContainText(FIRST_ALERT.text);

  await page.getByRole("button", { name: "Add by hand" }).click();
  await page.getByLabel("Request ids, one a line").fill("req_from_support");
  await page.getByRole("button", { name: "Add request ids" }).click();
  await expect.poll(() => exportOf(page, number)).toContain("[req_from_support]");

  // What others do to the record.
  await giveCommand(page, app, { number }, { type: "add-note", text: "Webhooks caught up", exported: true });
  await expect(page.getByRole("region", { name: "Timeline" }).getByText("Webhooks caught up").first()).toBeVisible(
    SOON,
  );
  const withItem = await giveCommand(page, app, { number }, { type: "add-action-item", text: "Alert on 401" });
  await expect(page.getByRole("checkbox", { name: /Alert on 401/ })).toBeVisible(SOON);
  const item = withItem.actionItems.at(-1)?.id ?? 0;
  const done = await giveCommand(page, app, { number }, { type: "complete-action-item", item });
  await expect(page.getByRole("checkbox", { name: /Alert on 401/ })).toBeChecked(SOON);
  const end = done.entries.find(({ body }) => body.kind === "resolved");
  await giveCommand(
    page,
    app,
    { number },
    {
      type: "amend-entry",
      expectedVersion: done.version,
      entry: end?.seq ?? 0,
      at: new Date(Date.parse(earlier) + 60 * MINUTE_MS).toISOString(),
    },
  );
  await expect(page.getByText(/^1 hour [01] minutes?$/)).toBeVisible(SOON);
});

const FIRST_ALERT_TEXT = { text: FIRST_ALERT.text };

test("a section is added, named and moved by keyboard, removed, and brought back with its text", async ({
  signedIn: page,
  app,
}) => {
  const { number } = await declareResolved(page, app, { firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await page.getByRole("button", { name: "Sections" }).click();
  const dialog = page.getByRole("dialog", { name: "Sections" });
  await dialog.getByRole("button", { name: "Add: What went well" }).click();
  const up = dialog.getByRole("button", { name: "Move up: What went well" });
  await up.focus();
  for (let count = 0; count < 4; count += 1) await page.keyboard.press("Enter");
  await expect(up).toBeFocused();
  await dialog.getByLabel("Title of the section root-cause").fill("Why it happened");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("article").getByRole("heading", { level: 2 })).toHaveText([
    "Summary",
    "What went well",
    "Timeline",
    "Why it happened",
    "Impact",
    "Action Items",
  ]);

  await writeIn(page, "What went well", "The drill helped.");
  expect(await exportOf(page, number)).toContain("### What went well\n\nThe drill helped.\n\n### Timeline");

  await page.getByRole("button", { name: "Sections" }).click();
  await dialog.getByRole("button", { name: "Remove: What went well" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "What went well" })).toHaveCount(0);
  expect(await exportOf(page, number)).not.toContain("The drill helped.");
  await page.getByRole("button", { name: "Sections" }).click();
  await dialog.getByRole("button", { name: "Bring back: What went well" }).click();

  // Somebody else was faster.
  const { outline, outlineVersion } = await (await page.request.get(`/api/incidents/${number}/postmortem`)).json();
  const theirs = await page.request.put(`/api/incidents/${number}/postmortem/outline`, {
    headers: { origin: app.url },
    data: { expectedVersion: outlineVersion, outline: [...outline].reverse() },
  });
  expect(theirs.status()).toBe(200);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByText("Ann Admin changed this meanwhile")).toBeVisible();
  await dialog.getByRole("button", { name: "Save mine instead" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(fieldOf(page, "What went well")).toContainText("The drill helped.");
});

test("the team's template is what a new postmortem begins with", async ({ signedIn: page, app, browser }) => {
  await page.goto("/settings/postmortem");
  const template = page.getByRole("region", { name: "Sections of a postmortem" });
  await template.getByLabel("New section").fill("Where we got lucky");
  await page.keyboard.press("Enter");
  await template.getByRole("button", { name: "Save" }).click();
  await expect(template.getByText("Changed by Ann Admin")).toBeVisible();

  const { number } = await declareResolved(page, app, { firstAlert: FIRST_ALERT });
  expect(await exportOf(page, number)).toContain("### Where we got lucky\n\nTo be written.");

  const viewer = await newViewer(browser, page, app, "template-viewer@example.com");
  await viewer.goto("/settings/postmortem");
  await expect(viewer.getByText("Where we got lucky")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Save" })).toHaveCount(0);
  await viewer.context().close();

  await template.getByRole("button", { name: "Back to the runbook's" }).click();
  await template.getByRole("button", { name: "Save" }).click();
  await expect(template.getByLabel("Title of the section where-we-got-lucky")).toHaveCount(0);
  await expect(template.getByText("Where we got lucky")).toBeVisible();
});

for (const mode of ["Write", "Preview"] as const) {
  test(`on paper stands the document alone, from ${mode}`, async ({ signedIn: page, app }) => {
    const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
    await openPostmortem(page, number);
    await writeIn(page, "Summary", "It was **ours**: [the log](https://example.com/log).");
    await page.getByText(mode, { exact: true }).click();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const preview = page.getByRole("region", { name: "Preview" });
    await expect(preview.locator("strong").filter({ hasText: "ours" })).toBeVisible();
    await expect(preview.getByText(`INC-${number} · Postmortem`)).toBeVisible();
    await expect(preview.getByText("DRILL", { exact: true })).toBeVisible();
    await expect(page.getByRole("article")).toBeHidden();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
    const link = preview.getByRole("link", { name: /the log/ });
    expect(await link.evaluate((element) => getComputedStyle(element, "::after").content)).toContain("example.com/log");
    await page.emulateMedia({ media: "screen" });
    await expect(savedMark(page)).toBeVisible();
  });
}

test("without script the postmortem is read", async ({ signedIn: page, app, browser }) => {
  const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await writeIn(page, "Summary", "It was **ours**.");
  const context = await browser.newContext({
    baseURL: app.url,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(postmortemPath(number));
  await expect(
    plain.getByRole("region", { name: "Preview" }).locator("strong").filter({ hasText: "ours" }),
  ).toBeVisible();
  await context.close();
});

test("axe finds nothing on a postmortem in any mode", async ({ signedIn: page, app }) => {
  test.slow();
  const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await writeIn(page, "Summary", "- [x] told support\n\n| a | b |\n|-|-|\n| 1 | 2 |");
  for (const mode of ["Write", "Both", "Preview"]) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByText(mode, { exact: true }).click();
    await expectAxeFindsNothingInAnyLook(page, `the postmortem, ${mode}`);
  }
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `at ${width} px`).toBeLessThanOrEqual(width);
  }
});

async function recordOf(page: Page, number: number): Promise<IncidentRecord> {
  return (await page.request.get(`/api/incidents/${number}`)).json();
}

/** An instant as the browser's clock shows it in a field. */
function local(page: Page, at: string): Promise<string> {
  return page.evaluate((time) => {
    const date = new Date(time);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, at);
}
