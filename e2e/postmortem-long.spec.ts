import { expect, type Page } from "@playwright/test";
import { expectAxeFindsNothing } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { minutesAgo } from "./support/incident-page.ts";
import { declareResolved } from "./support/incidents.ts";
import { fieldOf, openPostmortem, savedMark } from "./support/postmortem.ts";

/** As from the clipboard: typing so much would take minutes. */
async function paste(page: Page, title: string, words: string): Promise<void> {
  await fieldOf(page, title).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, words);
}

test("a narrative that is too long to preview says so, is written on, and is previewed once it is shorter", async ({
  signedIn: page,
  app,
}) => {
  const { number } = await declareResolved(page, app, {
    leaf: "token",
    firstAlert: { text: "Conversations do not load", at: minutesAgo(40) },
  });
  await openPostmortem(page, number);
  await page.getByText("Both", { exact: true }).click();
  await fieldOf(page, "Summary").focus();
  await paste(page, "Summary", "A line of a **log**.\n".repeat(30_000));
  const notice = page.getByText("Too long to preview while it is written");
  await expect(notice).toBeVisible();
  await page.keyboard.type("Its end.");
  await expect(fieldOf(page, "Summary")).toContainText("Its end.");
  await expect(savedMark(page)).toBeVisible();
  await expectAxeFindsNothing(page, "a long narrative", { rules: ["scrollable-region-focusable"] });

  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type("It was **ours**.");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.locator("strong").filter({ hasText: "ours" })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await page.getByText("Write", { exact: true }).click();
});
