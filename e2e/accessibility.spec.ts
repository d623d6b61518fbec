import { expect, type Page } from "@playwright/test";
import { incidentPath, postmortemPath } from "#components/incident/paths.ts";
import { expectAxeFindsNothing, showTheme } from "./support/axe.ts";
import { play, runTriage, test } from "./support/fixtures.ts";
import { declareFull } from "./support/full-incident.ts";
import { resolveIncident } from "./support/incidents.ts";

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
    // About a minute on an idle machine; axe takes its time on each page where much else is going on.
    test.setTimeout(900_000);
    const { number } = await declareFull(page, app);
    await play(app, "server-errors-unreported");
    await page.goto("/");
    await runTriage(page);
    await page.setViewportSize(viewport);
    for (const address of SIGNED_IN) await look(page, address);
    await open(page, incidentPath(number));
    if (size === "phone") {
      // Its parts stand behind tabs.
      for (const name of ["Timeline", "Evidence", "Details", "Actions"]) {
        const tab = page.getByRole("tab", { name });
        await expect(async () => {
          await tab.click();
          await expect(tab).toHaveAttribute("aria-selected", "true", { timeout: 1_000 });
        }).toPass();
        await lookAtIt(page, `the incident, ${name}`);
      }
    } else await lookAtIt(page, "the incident");
    // No other test finds it on the dashboard.
    const latest = await page.request.get(`/api/incidents/${number}`);
    await resolveIncident(page, app, await latest.json());
    for (const address of [incidentPath(number), postmortemPath(number)]) await look(page, address);

    const stranger = await browser.newContext({ baseURL: app.url, viewport });
    for (const address of SIGNED_OUT) await look(await stranger.newPage(), address);
    await stranger.close();
  });
}

async function look(page: Page, address: string): Promise<void> {
  await open(page, address);
  await lookAtIt(page, address);
}

async function open(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(address);
  // The page itself, and not what stands in its place until it has come.
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
}

/** At everything in the light, then at what depends on the theme in the dark. */
async function lookAtIt(page: Page, what: string): Promise<void> {
  await showTheme(page, "light");
  await expectAxeFindsNothing(page, `${what}, light`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${what} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await showTheme(page, "dark");
  await expectAxeFindsNothing(page, `${what}, dark`, { rules: ["color-contrast"] });
}
