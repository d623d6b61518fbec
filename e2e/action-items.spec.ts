import { expect, type Page } from "@playwright/test";
import { actionItemId, incidentPath, ownIncidentPath, postmortemPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { App } from "./support/app.ts";
import { expectAxeFindsNothingInAnyLook } from "./support/axe.ts";
import { openPalette, test } from "./support/fixtures.ts";
import { entryWith, openIncident } from "./support/incident-page.ts";
import { declareIncident, declareResolved, giveCommand } from "./support/incidents.ts";
import { ADMINISTRATOR } from "./support/sign-in.ts";

const row = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

/** With its box alive: what is pressed before that reaches nobody. */
async function openList(page: Page, search = ""): Promise<void> {
  await page.goto(`/action-items${search}`);
  await expect(page.getByRole("heading", { level: 1, name: "Action items" })).toBeVisible();
}

function add(page: Page, app: App, record: IncidentRecord, text: string, item: object = {}): Promise<IncidentRecord> {
  return giveCommand(page, app, record, { type: "add-action-item", text, ...item });
}

test("an action item with all that can be said of it is written on its incident and stands in the list", async ({
  signedIn: page,
  app,
}) => {
  const { number } = await openIncident(page, app);
  const panel = page.getByRole("region", { name: /^Action items/ });
  await panel.getByRole("button", { name: "Add an action item" }).click();
  await panel.getByLabel("What is to be done").fill("Alert on 401 within a minute");
  await panel.getByLabel("Kind").selectOption({ label: "Monitoring gap to fill" });
  await panel.getByLabel("Due").fill("2020-02-29");
  await panel.getByRole("button", { name: "Mine" }).click();
  await panel.getByLabel(/^Link/).fill("javascript:alert(1)");
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  await expect(panel.getByText("Enter an address that begins with https:// or http://")).toBeVisible();
  await panel.getByLabel(/^Link/).fill("https://tracker.example:8443/issues/7?a=b");
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  const item = panel.getByRole("listitem").filter({ hasText: "Alert on 401 within a minute" });
  await expect(item).toContainText(`Monitoring gap to fill · ${ADMINISTRATOR.name} · due 29 Feb 2020`);
  const link = item.getByRole("link", { name: "tracker.example:8443" });
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await expect(link).toHaveAttribute("href", "https://tracker.example:8443/issues/7?a=b");

  await openList(page, "?owner=me&state=overdue&kind=monitoring");
  const line = row(page, "Alert on 401 within a minute");
  await expect(line).toContainText("overdue, 29 Feb 2020");
  await expect(line).toContainText("Monitoring gap to fill");
  await expect(line).toContainText(ADMINISTRATOR.name);
  await expect(line.getByRole("link", { name: "tracker.example:8443" })).toHaveAttribute("rel", "noopener noreferrer");
  await line.getByRole("link", { name: `INC-${number}` }).click();
  await expect(page).toHaveURL(new RegExp(`/incidents/${number}\\?stay#action-item-\\d+$`));
  await expect(item).toBeInViewport();
});

test("filters stand in the address, and each narrows the list", async ({ signedIn: page, app }) => {
  const record = await declareResolved(page, app, { impact: "Kestrel" });
  await add(page, app, record, "Kestrel mine", { owner: ADMINISTRATOR.name.toUpperCase(), due: "2090-01-01" });
  await add(page, app, record, "Kestrel late", { owner: "Ben", due: "2021-01-01", kind: "documentation" });
  await add(page, app, record, "Kestrel nobody's");
  await openList(page);
  for (const text of ["Kestrel mine", "Kestrel late", "Kestrel nobody's"]) await expect(row(page, text)).toBeVisible();

  await page.getByRole("checkbox", { name: "Mine", exact: true }).check();
  await expect(page).toHaveURL(/\?owner=me$/);
  await expect(row(page, "Kestrel late")).toHaveCount(0);
  await expect(row(page, "Kestrel mine")).toBeVisible();
  await page.goBack();
  await expect(row(page, "Kestrel late")).toBeVisible();

  await page.getByRole("radio", { name: "Overdue" }).check();
  await expect(page).toHaveURL(/\?state=overdue$/);
  await expect(row(page, "Kestrel mine")).toHaveCount(0);
  await expect(row(page, "Kestrel late")).toContainText("overdue");
  await page.getByRole("checkbox", { name: "Preventive measure" }).check();
  await expect(page.getByText("No action item matches these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(row(page, "Kestrel late")).toBeVisible();
  await page.getByRole("radio", { name: "Done" }).check();
  await expect(row(page, "Kestrel late")).toHaveCount(0);
});

test("a tick is seen at once elsewhere, stays where it was made, and is taken back", async ({
  signedIn: page,
  app,
  browser,
}) => {
  const record = await add(page, app, await declareResolved(page, app, {}), "Osprey", { due: "2089-01-01" });
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState(), baseURL: app.url });
  const other = await elsewhere.newPage();
  await openList(other);
  await openList(page);
  const [here, there] = [row(page, "Osprey"), row(other, "Osprey")];
  await expect(there).toBeVisible();
  await here.getByLabel("Done: Osprey").check();
  await expect(there).toHaveCount(0);
  await expect(here.getByLabel("Done: Osprey")).toBeChecked();
  await expect(here).toContainText("done");
  const kept = (await (await page.request.get(`/api/incidents/${record.number}`)).json()) as IncidentRecord;
  expect(kept.actionItems.map(({ completedAt }) => completedAt)).not.toContain(null);

  await here.getByRole("button", { name: "Undo: Osprey" }).click();
  await expect(here.getByLabel("Done: Osprey")).not.toBeChecked();
  await expect(there.getByLabel("Done: Osprey")).not.toBeChecked();
  await elsewhere.close();
});

test("a tick that the server does not take goes back, and says why", async ({ signedIn: page, app }) => {
  const record = await add(page, app, await declareResolved(page, app, {}), "Bandicoot", { due: "2088-01-01" });
  await openList(page);
  const here = row(page, "Bandicoot");
  await expect(here).toBeVisible();
  // The list is live: this page must not hear of it before the tick.
  await page.context().setOffline(true);
  await here.getByLabel("Done: Bandicoot").click();
  await expect(here.getByRole("alert")).toContainText("Not ticked");
  await expect(here.getByLabel("Done: Bandicoot")).not.toBeChecked();
  await page.context().setOffline(false);
  const kept = (await (await page.request.get(`/api/incidents/${record.number}`)).json()) as IncidentRecord;
  expect(kept.actionItems.at(-1)?.completedAt).toBeNull();
});

test("the exports hold what is shown, and no spreadsheet runs it", async ({ signedIn: page, app }) => {
  const record = await declareResolved(page, app, { severity: "P3" });
  const text = '=HYPERLINK("https://evil.example","Heron, free")';
  await add(page, app, record, text, { owner: "Ö. Ünal", due: "2022-03-04", kind: "preventive" });
  await openList(page, `?owner=${encodeURIComponent("ö. ünal")}`);
  await expect(row(page, "Heron, free")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export these as CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("offhook-action-items.csv");

  const csv = await page.request.get(`/api/action-items.csv?owner=${encodeURIComponent("ö. ünal")}`);
  expect(csv.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.headers()["content-disposition"]).toBe('attachment; filename="offhook-action-items.csv"');
  const item = (await (await page.request.get(`/api/incidents/${record.number}`)).json()).actionItems[0].id;
  expect((await csv.body()).toString("utf8")).toBe(
    "\uFEFFincident,item,severity,text,kind,owner,due,overdue,completedAt,link,drill\r\n" +
      `${record.number},${item},P3,"'=HYPERLINK(""https://evil.example"",""Heron, free"")",preventive,Ö. Ünal,2022-03-04,true,,,true\r\n`,
  );
  const json = await page.request.get(`/api/action-items.json?owner=${encodeURIComponent("ö. ünal")}`);
  expect((await json.json()).actionItems).toMatchObject([{ incident: record.number, text, due: "2022-03-04" }]);
});

test("a duplicate is named with what happens said before, leads on, and is looked at itself", async ({
  signedIn: page,
  app,
}) => {
  const real = await declareIncident(page, app, { impact: "Plover is real" });
  const { number } = await openIncident(page, app, { impact: "Plover is the same" });
  const panel = page.getByRole("region", { name: "Related incidents" });
  await panel.getByRole("button", { name: "Link another incident" }).click();
  const dialog = page.getByRole("dialog", { name: "Link another incident" });
  await dialog.getByText("Duplicate of").click();
  await dialog.getByLabel("Incident", { exact: true }).fill(String(real.number));
  await dialog.getByRole("radio", { name: new RegExp(`^INC-${real.number} `) }).check();
  await expect(dialog).toContainText(`INC-${number} is resolved by it, now.`);
  await expectAxeFindsNothingInAnyLook(page, "linking");
  await dialog.getByRole("button", { name: `Mark as duplicate of INC-${real.number}` }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`This is a duplicate of INC-${real.number}`)).toBeVisible();

  await page.goto("/incidents?q=plover");
  await expect(row(page, "Plover is the same")).toContainText(`duplicate of INC-${real.number}`);
  await page.goto(incidentPath(number));
  await expect(page).toHaveURL(`${incidentPath(real.number)}?from=${number}`);
  await expect(page.getByText(`INC-${number} is a duplicate of this incident`)).toBeVisible();
  await expect(panel).toContainText("Duplicates of this one");
  await page.getByRole("link", { name: `Look at INC-${number} itself` }).click();
  await expect(page).toHaveURL(ownIncidentPath(number));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`INC-${number}`);
  await page.getByRole("link", { name: "Open the postmortem" }).first().click();
  await expect(page).toHaveURL(`${postmortemPath(number)}?stay`);
  await page.goto(postmortemPath(number));
  await expect(page).toHaveURL(`${postmortemPath(real.number)}?from=${number}`);
  const answered = await page.request.get(`/api/incidents/${number}`);
  expect(await answered.json()).toMatchObject({ number, duplicateOf: real.number });

  await page.goto(ownIncidentPath(number));
  await panel.getByRole("button", { name: `No longer a duplicate of INC-${real.number}` }).click();
  await expect(page.getByText(`This is a duplicate of INC-${real.number}`)).toHaveCount(0);
  await panel.getByRole("button", { name: `Put back: a duplicate of INC-${real.number}` }).click();
  await expect(page.getByText(`This is a duplicate of INC-${real.number}`)).toBeVisible();
});

test("incidents that are related name each other, on both pages at once", async ({ signedIn: page, app, browser }) => {
  const first = await declareResolved(page, app, { impact: "Curlew is first" });
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState(), baseURL: app.url });
  const other = await elsewhere.newPage();
  await other.goto(incidentPath(first.number));
  const { number } = await openIncident(page, app, { impact: "Curlew is second" });
  const panel = page.getByRole("region", { name: "Related incidents" });
  await panel.getByRole("button", { name: "Link another incident" }).click();
  const dialog = page.getByRole("dialog", { name: "Link another incident" });
  await dialog.getByRole("button", { name: /^Relate/ }).click();
  await expect(dialog.getByText("Choose an incident")).toBeVisible();
  await dialog.getByLabel("Incident", { exact: true }).fill("curlew");
  await dialog.getByRole("radio", { name: new RegExp(`^INC-${first.number} `) }).check();
  await dialog.getByRole("button", { name: `Relate to INC-${first.number}` }).click();
  await expect(panel.getByRole("link", { name: `INC-${first.number}` })).toBeVisible();
  const otherPanel = other.getByRole("region", { name: "Related incidents" });
  await expect(otherPanel.getByRole("link", { name: `INC-${number}` })).toBeVisible();
  await expect(otherPanel).toContainText("Curlew is second");
  await expect(entryWith(other, `INC-${number}`).first()).toBeVisible();

  await otherPanel.getByRole("button", { name: `No longer related to INC-${number}` }).click();
  await expect(panel.getByRole("link", { name: `INC-${first.number}` })).toHaveCount(0);
  await otherPanel.getByRole("button", { name: `Put back: related to INC-${number}` }).click();
  await expect(panel.getByRole("link", { name: `INC-${first.number}` })).toBeVisible();
  await elsewhere.close();
});

test("axe finds nothing in the list of action items, and the keyboard reaches it", async ({ signedIn: page, app }) => {
  const record = await declareResolved(page, app, { impact: "Conversations do not load" });
  const long = "Rotate the token before it expires, ".repeat(8);
  await add(page, app, record, long, { owner: "x".repeat(100), due: "2020-01-01", kind: "preventive" });
  const link = `https://${"sub.".repeat(20)}tracker.example/a`;
  const { actionItems } = await add(page, app, record, "Write it down", { kind: "documentation", link });
  const item = actionItems.at(-1)?.id ?? 0;
  await page.goto("/");
  await openPalette(page);
  await page.keyboard.type("action items");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/action-items");
  await row(page, "Rotate the token").getByRole("checkbox").focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("checkbox").last()).toBeFocused();
  await expectAxeFindsNothingInAnyLook(page, "action items");
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await openList(page, "?state=done&owner=nobody-at-all");
  await expect(page.getByText("No action item matches these filters")).toBeVisible();
  await expectAxeFindsNothingInAnyLook(page, "no action items");
  await page.goto(`${ownIncidentPath(record.number)}#${actionItemId(item)}`);
  await expect(page.locator(`#${actionItemId(item)}`)).toBeInViewport();
});
