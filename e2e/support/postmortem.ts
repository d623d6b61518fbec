import { expect, type Locator, type Page } from "@playwright/test";
import { postmortemPath } from "#components/incident/paths.ts";

/** Opens a postmortem and waits until it is live. */
export async function openPostmortem(page: Page, number: number): Promise<void> {
  await page.goto(postmortemPath(number));
  await expect(savedMark(page)).toBeVisible();
}

/** Everything that was typed is in the database; for whoever only reads: what they see is what is there. */
export function savedMark(page: Page): Locator {
  // Seen once on a wide screen and once on a narrow one; what is only heard stands beside it.
  return page
    .locator("span")
    .filter({ hasText: /^(Saved|Up to date)$/ })
    .filter({ visible: true });
}

/** The field of a section. */
export function fieldOf(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true }).getByRole("textbox");
}

/** Types into a section, at its end, and waits until that is in the export. */
export async function writeIn(page: Page, title: string, words: string): Promise<void> {
  await fieldOf(page, title).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(words);
  const number = Number(/\/incidents\/(\d+)/.exec(page.url())?.[1]);
  await expect.poll(() => exportOf(page, number)).toContain(words);
  await expect(savedMark(page)).toBeVisible();
}

/** The document as it is exported now. */
export async function exportOf(page: Page, number: number): Promise<string> {
  const answer = await page.request.get(`/api/incidents/${number}/postmortem.md`);
  expect(answer.status()).toBe(200);
  return answer.text();
}
