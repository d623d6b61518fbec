import { expect, type Page } from "@playwright/test";
import { expectAxeFindsNothing, showTheme } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { openIncident } from "./support/incident-page.ts";

/** Each by the keys that open it from anywhere on the page, with its title. */
const BY_KEYS = [
  { keys: ["i", "h"], title: "Hand over: commander" },
  { keys: ["i", "w"], title: "Waiting on Intercom" },
  { keys: ["i", "r"], title: "Resolve the incident" },
  { keys: ["i", "u"], title: "Post an update" },
  { keys: ["i", "d"], title: "Paste a log" },
] as const;

/** Each by the button that opens it. */
const BY_BUTTON = [
  { button: "Hand over: scribe", title: "Give the role: scribe" },
  { button: "Ticket for Intercom support", title: "Ticket for Intercom support" },
  { button: "Link another incident", title: "Link another incident" },
  { button: /^Redact for good: First alert/, title: "Redact this entry for good?" },
  { button: /^Correct: First alert/, title: "Correct: First alert" },
] as const;

const LOOKS = [
  { theme: "light", width: 390 },
  { theme: "dark", width: 1440 },
] as const;

const dialogNamed = (page: Page, name: string) => page.getByRole("dialog", { name, exact: true });

test("each dialog is opened and left by keyboard, and the focus is where it was", async ({ signedIn: page, app }) => {
  await openIncident(page, app);
  const next = page.locator("#next-action");
  for (const { keys, title } of BY_KEYS) {
    await next.focus();
    for (const key of keys) await page.keyboard.press(key);
    await expect(dialogNamed(page, title).locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(dialogNamed(page, title)).toHaveCount(0);
    await expect(next, title).toBeFocused();
  }
  for (const { button, title } of BY_BUTTON) {
    const opener = page.getByRole("button", { name: button, exact: true });
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(dialogNamed(page, title).locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(dialogNamed(page, title)).toHaveCount(0);
    await expect(opener, title).toBeFocused();
  }
});

test("axe finds nothing in any dialog, in the light on a phone and in the dark at a desk", async ({
  signedIn: page,
  app,
}) => {
  test.slow();
  await openIncident(page, app);
  for (const { keys, title } of BY_KEYS) {
    for (const key of keys) await page.keyboard.press(key);
    await look(page, title);
  }
  for (const { button, title } of BY_BUTTON) {
    // The look before ended at a desk, where no tab hides the button.
    await page.getByRole("button", { name: button, exact: true }).click();
    await look(page, title);
  }
});

/** At the dialog alone: what lies behind it is looked at elsewhere, and is much. */
async function look(page: Page, title: string): Promise<void> {
  await expect(dialogNamed(page, title)).toBeVisible();
  for (const { theme, width } of LOOKS) {
    await page.setViewportSize({ width, height: 844 });
    await showTheme(page, theme);
    await expectAxeFindsNothing(page, `${title}, ${theme}`, { within: "[role=dialog]" });
  }
  await page.keyboard.press("Escape");
  await expect(dialogNamed(page, title)).toHaveCount(0);
}
