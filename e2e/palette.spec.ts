import { expect } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import { expectAxeFindsNothing } from "./support/axe.ts";
import { openPalette, test } from "./support/fixtures.ts";
import { declareResolved } from "./support/incidents.ts";

test("the palette opens an incident and copies its Slack message by the keyboard alone", async ({
  signedIn: page,
  app,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const record = await declareResolved(page, app, { impact: "Potoroo" });
  await page.goto("/runbook");
  const palette = await openPalette(page);
  await expectAxeFindsNothing(page, "the palette");
  await page.keyboard.type("potoroo");
  await expect(palette.getByRole("option", { name: `INC-${record.number}` })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${app.url}${incidentPath(record.number)}`);
  await expect(palette).toHaveCount(0);

  await openPalette(page);
  await page.keyboard.type("slack");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Copied the Slack message of INC-${record.number}`)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await (await page.request.get(`/api/incidents/${record.number}/slack-message`)).text());

  // A number needs no answer of the server to be opened.
  await page.goto("/");
  await openPalette(page);
  await page.keyboard.type(`inc-${record.number}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${app.url}${incidentPath(record.number)}`);

  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
});

test("single keys go places, not while somebody types, and can be turned off", async ({ signedIn: page, app }) => {
  await page.goto("/runbook");
  await (await openPalette(page)).press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("searchbox")).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("gd?c");
  await expect(page.getByRole("searchbox")).toHaveValue("gd?c");
  await expect(page).toHaveURL(/\/incidents\?q=gd/);

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help.getByText("Declare an incident")).toBeVisible();
  await page.keyboard.press("c");
  await expect(help).toBeVisible();
  await help.getByRole("link", { name: "Turn single keys off" }).click();
  await expect(page).toHaveURL(`${app.url}/settings/appearance`);
  await page.getByRole("checkbox", { name: "Use single keys as shortcuts" }).uncheck();

  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Use single keys as shortcuts" })).not.toBeChecked();
  // The palette, which needs a modifier, stays: once it is open, the page is alive, and keys before it have had their time.
  await (await openPalette(page)).press("Escape");
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await openPalette(page);
  await expect(help).toHaveCount(0);
  await expect(page).toHaveURL(`${app.url}/settings/appearance`);
});
