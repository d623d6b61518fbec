import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** @param rules those to look at alone; all of them if left out */
export async function expectAxeFindsNothing(page: Page, where: string, rules: readonly string[] = []): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target)}`)).toEqual([]);
}

/** All of it in the light, and what depends on the theme in the dark, at a phone's size and at a desk's. */
export async function expectAxeFindsNothingInAnyLook(page: Page, where: string): Promise<void> {
  const sizes = [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ];
  await showTheme(page, "light");
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectAxeFindsNothing(page, `${where}, light, ${size.width} px`);
  }
  await showTheme(page, "dark");
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectAxeFindsNothing(page, `${where}, dark, ${size.width} px`, ["color-contrast"]);
  }
}

/** Until the page has that theme: colours on their way from one to the other are those of neither. */
export async function showTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // The first figure of `lab(...)`, as Chromium tells it, is the lightness from 0 to 100.
  const lightness = () =>
    page.evaluate(() => Number(/[\d.]+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
  if (colorScheme === "light") await expect.poll(lightness).toBeGreaterThan(50);
  else await expect.poll(lightness).toBeLessThan(50);
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length))
    .toBe(0);
}
