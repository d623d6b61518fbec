import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Part = {
  /** The rules to look by; all of them if left out. */
  readonly rules?: readonly string[];
  /** A selector of what to look at; the whole page if left out. */
  readonly within?: string;
};

export async function expectAxeFindsNothing(page: Page, where: string, { rules, within }: Part = {}): Promise<void> {
  // Otherwise it opens a second page for each look, to bring together what it found in frames; there are none here.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules !== undefined) axe.withRules([...rules]);
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
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
    await expectAxeFindsNothing(page, `${where}, dark, ${size.width} px`, { rules: ["color-contrast"] });
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
