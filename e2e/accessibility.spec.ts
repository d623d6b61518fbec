import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { incidentPath, postmortemPath } from "#components/incident/paths.ts";
import { THEME_COOKIE } from "#components/theme/theme.ts";
import { play, runTriage, test } from "./support/fixtures.ts";
import { declareResolved } from "./support/incidents.ts";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const THEMES = ["light", "dark"] as const;
const SIGNED_OUT = ["/sign-in"];
const SIGNED_IN = [
  "/",
  "/incidents",
  "/incidents?severity=P1&severity=P9&from=2026-02-01&to=2026-01-01",
  "/runbook",
  "/settings",
  "/settings/accounts",
  "/settings/tokens",
  "/settings/appearance",
  "/nowhere",
];

for (const theme of THEMES) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`axe finds nothing on any page, ${theme}, ${size}`, async ({ signedIn: page, app, browser }) => {
      test.slow();
      const { number } = await declareResolved(page, app, { severity: "P1", impact: "Messages not sending" });
      await play(app, "server-errors-unreported");
      await runTriage(page);
      const look = async (address: string) => {
        await page.goto(address);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${address}: ${id} at ${nodes.map(({ target }) => target)}`)).toEqual(
          [],
        );
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${address} scrolls sideways`).toBeLessThanOrEqual(viewport.width);
      };
      await page.setViewportSize(viewport);
      await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: app.url }]);
      for (const address of SIGNED_IN) await look(address);
      for (const address of [incidentPath(number), postmortemPath(number)]) await look(address);

      const stranger = await browser.newContext({ baseURL: app.url, viewport });
      await stranger.addCookies([{ name: THEME_COOKIE, value: theme, url: app.url }]);
      page = await stranger.newPage();
      for (const address of SIGNED_OUT) await look(address);
      await stranger.close();
    });
  }
}
