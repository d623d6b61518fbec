import { expect, type Page } from "@playwright/test";
import { incidentPath, postmortemPath } from "#components/incident/paths.ts";
import { expectAxeFindsNothing, showTheme } from "./support/axe.ts";
import { play, runTriage, test } from "./support/fixtures.ts";
import { declareResolved } from "./support/incidents.ts";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const SIGNED_OUT = ["/sign-in"];
const SIGNED_IN = [
  "/",
  "/incidents",
  "/action-items",
  "/incidents?severity=P1&severity=P9&from=2026-02-01&to=2026-01-01",
  "/runbook",
  "/settings",
  "/settings/postmortem",
  "/settings/hours",
  "/settings/accounts",
  "/settings/tokens",
  "/settings/audit",
  "/settings/appearance",
  "/nowhere",
];

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`axe finds nothing on any page, light and dark, ${size}`, async ({ signedIn: page, app, browser }) => {
    test.slow();
    const { number } = await declareResolved(page, app, { severity: "P1", impact: "Messages not sending" });
    await play(app, "server-errors-unreported");
    await page.goto("/");
    await runTriage(page);
    await page.setViewportSize(viewport);
    for (const address of [...SIGNED_IN, incidentPath(number), postmortemPath(number)]) await look(page, address);

    const stranger = await browser.newContext({ baseURL: app.url, viewport });
    for (const address of SIGNED_OUT) await look(await stranger.newPage(), address);
    await stranger.close();
  });
}

/** At everything in the light, then at what depends on the theme in the dark. */
async function look(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(address);
  // The page itself, and not what stands in its place until it has come.
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await showTheme(page, "light");
  await expectAxeFindsNothing(page, `${address}, light`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${address} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await showTheme(page, "dark");
  await expectAxeFindsNothing(page, `${address}, dark`, ["color-contrast"]);
}
