import { expect, type Locator, type Page } from "@playwright/test";
import { postmortemHistoryPath } from "#components/incident/paths.ts";
import { expectAxeFindsNothing } from "./support/axe.ts";
import { play, test } from "./support/fixtures.ts";
import { minutesAgo } from "./support/incident-page.ts";
import { declareIncident, declareResolved } from "./support/incidents.ts";
import { exportOf, fieldOf, openPostmortem, savedMark, writeIn } from "./support/postmortem.ts";
import { newViewer } from "./support/viewer.ts";

const FIRST_ALERT = { text: "Conversations do not load", at: minutesAgo(40) };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** Selects words that stand in one line of a section, by the keyboard. */
async function select(page: Page, section: string, words: string): Promise<void> {
  const field = fieldOf(page, section);
  const before = (await field.innerText()).indexOf(words);
  expect(before).toBeGreaterThanOrEqual(0);
  await field.focus();
  await page.keyboard.press("Control+Home");
  for (let index = 0; index < before; index += 1) await page.keyboard.press("ArrowRight");
  for (const _ of words) await page.keyboard.press("Shift+ArrowRight");
}

const marksIn = (page: Page) => page.locator("mark.cm-comment");
const threadBy = (page: Page, words: string): Locator => page.getByRole("article").filter({ hasText: words });

/** A version is kept once it has been quiet; publishing keeps one at once. */
async function publish(page: Page): Promise<void> {
  await expect(savedMark(page)).toBeVisible();
  await page.getByRole("button", { name: "Review and publish" }).click();
  await page.getByRole("button", { name: /^Publish/ }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("a comment goes along with its text, is answered and resolved, and a viewer reads it", async ({
  signedIn: page,
  app,
  browser,
}) => {
  await page.setViewportSize(DESK);
  const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await writeIn(page, "Summary", "Our token expired at night.");

  await select(page, "Summary", "token expired");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  const box = page.getByRole("article", { name: "A new comment" });
  await expect(box.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("Since when?");
  await page.keyboard.press("Control+Enter");
  await expect(threadBy(page, "Since when?")).toContainText("token expired");
  await expect(marksIn(page)).toHaveText("token expired");
  await expect(fieldOf(page, "Summary")).toBeFocused();

  await page.keyboard.press("Control+Home");
  await page.keyboard.type("On Sunday: ");
  await select(page, "Summary", "expired");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("really ");
  await expect(marksIn(page)).toHaveText("token really expired");
  const beside = async () => {
    const [mark, thread] = await Promise.all([
      marksIn(page).boundingBox(),
      threadBy(page, "Since when?").boundingBox(),
    ]);
    return Math.abs((mark?.y ?? 0) - (thread?.y ?? 1_000));
  };
  await expect.poll(beside).toBeLessThan(40);

  const viewer = await newViewer(browser, page, app, "comment-viewer@example.com");
  await viewer.setViewportSize(DESK);
  await openPostmortem(viewer, number);
  await expect(threadBy(viewer, "Since when?")).toBeVisible();
  await expect(viewer.getByRole("button", { name: /Answer|Resolve|Delete/ })).toHaveCount(0);

  // By keyboard: to the thread and back.
  await page.keyboard.press("Control+Alt+.");
  await expect(threadBy(page, "Since when?")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(fieldOf(page, "Summary")).toBeFocused();

  await page.getByRole("button", { name: "Answer" }).click();
  await page.keyboard.type("Since Sunday.");
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(threadBy(viewer, "Since Sunday.")).toBeVisible();
  await expectAxeFindsNothing(page, "the postmortem with a comment");

  await page.getByRole("button", { name: "Resolve" }).click();
  // As long as it is looked at, it stays.
  await fieldOf(page, "Root Cause").click();
  await expect(threadBy(page, "Since when?")).toHaveCount(0);
  await expect(marksIn(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Show resolved (1)" }).click();
  await page.getByRole("button", { name: "Open again" }).click();
  await expect(marksIn(page)).toHaveText("token really expired");

  await fieldOf(page, "Summary").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Nobody knows.");
  await expect(threadBy(page, "Since when?")).toContainText("The text is gone.");
  await viewer.context().close();
});

test("what is typed into a comment survives a reload and a server that does not take it", async ({
  signedIn: page,
  app,
}) => {
  await page.setViewportSize(DESK);
  const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await writeIn(page, "Summary", "Our token expired at night.");
  await select(page, "Summary", "night");
  await page.keyboard.press("Control+Alt+m");
  await page.keyboard.type("Which night?");

  await page.reload();
  const box = page.getByRole("article", { name: "A new comment" });
  await expect(box.getByRole("textbox")).toHaveValue("Which night?");
  await page.route("**/comments", (route) => route.abort());
  await box.getByRole("button", { name: "Comment" }).click();
  await expect(box.getByRole("alert")).toContainText("The comment was not added");
  await expect(box.getByRole("textbox")).toHaveValue("Which night?");
  await page.unroute("**/comments");

  await box.getByRole("textbox").fill(" ");
  await box.getByRole("button", { name: "Comment" }).click();
  await expect(box.getByText("Write a comment")).toBeVisible();
  await box.getByRole("textbox").fill("Which night, exactly?");
  await box.getByRole("button", { name: "Comment" }).click();
  await expect(threadBy(page, "Which night, exactly?")).toBeVisible();
  await expect(box).toHaveCount(0);

  const thread = page.getByRole("article", { name: /^Comment by/ });
  await thread.getByRole("button", { name: "Edit" }).click();
  await thread.getByRole("textbox").fill("Which one?");
  await thread.getByRole("button", { name: "Save" }).click();
  await expect(threadBy(page, "Which one?")).toContainText("edited");
  await threadBy(page, "Which one?").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("article", { name: /^Comment by/ })).toHaveCount(0);
  await expect(marksIn(page)).toHaveCount(0);
});

test("on a phone the comments come from below", async ({ signedIn: page, app }) => {
  await page.setViewportSize(PHONE);
  const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await writeIn(page, "Summary", "Our token expired at night.");
  await select(page, "Summary", "token expired");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: /^Comments/ });
  await expect(sheet.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("Since when?");
  await sheet.getByRole("button", { name: "Comment" }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Comments (1)" })).toBeInViewport();

  await marksIn(page).click();
  await expect(sheet.getByRole("article")).toBeFocused();
  await expectAxeFindsNothing(page, "the sheet of comments");
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).toHaveCount(0);
  await page.getByRole("button", { name: "Comments (1)" }).click();
  await expect(sheet.getByText("Since when?")).toBeVisible();
});

test("what is missing is pointed out, and what is published stays as it was", async ({ signedIn: page, app }) => {
  await play(app, "healthy");
  const { number } = await declareIncident(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await writeIn(page, "Summary", "Our token expired.");
  await page.getByRole("button", { name: "Review and publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Review and publish" });
  await expect(dialog).toContainText("The incident is not resolved yet");
  await expect(dialog).toContainText("A section is empty:");
  await expectAxeFindsNothing(page, "the review");
  await dialog.getByRole("button", { name: "Root Cause" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Root Cause" })).toBeInViewport();

  await publish(page);
  const version = page.getByRole("link", { name: "Version 1" });
  await expect(version).toBeVisible();
  const published = await exportOf(page, number);
  await writeIn(page, "Summary", " Nobody knew.");
  await expect(page.getByText("Changed since")).toBeVisible();
  const kept = await page.request.get(`/api/incidents/${number}/postmortem.md?version=1`);
  expect(await kept.text()).toBe(published);
  expect(await exportOf(page, number)).toContain("Our token expired. Nobody knew.");
});

test("two versions are compared, and an earlier one comes back as a new one", async ({ signedIn: page, app }) => {
  const { number } = await declareResolved(page, app, { leaf: "token", firstAlert: FIRST_ALERT });
  await openPostmortem(page, number);
  await writeIn(page, "Summary", "Our token expired at night.");
  await publish(page);
  await expect(page.getByRole("link", { name: "Version 1" })).toBeVisible();
  await fieldOf(page, "Summary").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("Our token was revoked at night.");
  await publish(page);
  await expect(page.getByRole("link", { name: "Version 2" })).toBeVisible();

  await page.getByRole("link", { name: "History" }).click();
  await expect(page).toHaveURL(postmortemHistoryPath(number));
  await page.getByRole("button", { name: /Published 2/ }).click();
  const compared = page.getByRole("region", { name: "What changed, as Markdown" });
  await expect(compared.locator("del")).toHaveText("expired");
  await expect(compared.locator("ins")).toHaveText("was revoked");
  await expect(page.getByText("2 words added, 1 removed.")).toBeVisible();
  await page.getByRole("button", { name: "Next change" }).click();
  await expect(page.getByText("Change 1 of 1")).toBeVisible();
  await expect(compared.locator("[data-change]")).toBeFocused();
  await expectAxeFindsNothing(page, "the history");

  // The same comparison for whoever gets the link.
  const address = page.url();
  await page.goto("/incidents");
  await page.goto(address);
  await expect(compared.locator("del")).toHaveText("expired");

  await page.getByRole("button", { name: /Published 1/ }).click();
  await page.getByRole("button", { name: "Restore this version" }).click();
  const question = page.getByRole("alertdialog", { name: "Restore this version?" });
  await expect(question).toContainText("Nothing is lost");
  await question.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: /Restored/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /Published 2/ })).toBeVisible();
  expect(await exportOf(page, number)).toContain("Our token expired at night.");
  await page.getByRole("link", { name: /^Postmortem of/ }).click();
  await expect(fieldOf(page, "Summary")).toHaveText("Our token expired at night.");

  await page.setViewportSize(PHONE);
  await page.goto(postmortemHistoryPath(number));
  await page.getByRole("button", { name: /Published 2/ }).click();
  await expect(page.getByRole("heading", { name: "What changed" })).toBeFocused();
  await expect(compared.locator("ins").first()).toBeVisible();
  await page.getByRole("button", { name: "All versions" }).click();
  await expect(page.getByRole("button", { name: /Published 2/ })).toBeFocused();
});
