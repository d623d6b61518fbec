import { expect, type Page } from "@playwright/test";
import type { KeptCalendar } from "#lib/contracts/business-calendar.ts";
import type { App } from "./support/app.ts";
import { expectAxeFindsNothingInAnyLook } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { declareResolved } from "./support/incidents.ts";
import { ADMINISTRATOR } from "./support/sign-in.ts";
import { newViewer } from "./support/viewer.ts";

/** A call in the name of whoever is signed in on the page. */
async function send(page: Page, app: App, method: string, path: string, data: object = {}): Promise<unknown> {
  const response = await page.request.fetch(path, { method, headers: { origin: app.url }, data });
  expect(response.ok(), `${method} ${path}`).toBe(true);
  return response.status() === 204 ? null : response.json();
}

test("the audit log tells who did what, by kind, page by page, and only to administrators", async ({
  signedIn: page,
  app,
  browser,
}) => {
  const { number } = await declareResolved(page, app, { severity: "P2", impact: "Messages late" });
  await page.request.get(`/api/incidents/${number}/postmortem.md`);
  const viewer = await newViewer(browser, page, app, "vic-of-the-log@example.com");
  await viewer.goto("/settings/audit");
  await expect(viewer.getByText("Only administrators see the audit log")).toBeVisible();
  await expect(viewer.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  expect((await viewer.request.get("/api/audit")).status()).toBe(403);
  // Names are for everybody, addresses are not.
  const people = await (await viewer.request.get("/api/people")).text();
  expect(people).toContain("Vic Viewer");
  expect(people).not.toContain("@");
  await viewer.context().close();

  for (let index = 0; index < 30; index += 1) {
    const { id } = (await send(page, app, "POST", "/api/tokens", { name: `Board ${index}`, role: "viewer" })) as {
      id: string;
    };
    await send(page, app, "DELETE", `/api/tokens/${id}`);
  }
  await page.goto("/settings/audit");
  const rows = page.getByRole("region", { name: "Audit log" }).getByRole("listitem");
  await expect(rows).toHaveCount(50);
  await expect(rows.first()).toContainText("API token revoked: Board 29");
  await expect(rows.first()).toContainText(`by ${ADMINISTRATOR.name}`);
  await page.getByRole("button", { name: "Load older ones" }).click();
  await expect(rows.filter({ hasText: `Postmortem exported: INC-${number}` })).toHaveCount(1);
  await expect(rows.filter({ hasText: "Account made: Vic Viewer" })).toContainText(
    "vic-of-the-log@example.com · Viewer",
  );

  await page.getByLabel("Show").selectOption("account.signed-in");
  await expect(rows.first()).toContainText("Signed in: Vic Viewer");
  await expect(rows.first()).toContainText("by password");
  await page.getByLabel("Show").selectOption("entry.redacted");
  await expect(page.getByText("“Entry redacted” has not happened yet.")).toBeVisible();
});

test("working hours are set, holidays pasted, and two administrators do not overwrite each other", async ({
  signedIn: page,
  context,
}) => {
  const reset = async () => {
    const { calendar, version } = (await (await page.request.get("/api/business-calendar")).json()) as KeptCalendar;
    return { calendar, version };
  };
  const before = await reset();
  await page.goto("/settings/hours");
  const region = page.getByRole("region", { name: "Working hours" });
  await expect(region.getByText(/With these hours a P4 that alerts now/)).toBeVisible();
  await region.getByLabel("Time zone").fill("Moon/Crater");
  await region.getByLabel("Saturday", { exact: true }).check();
  await region.getByLabel("Saturday, to").fill("8");
  await region.getByText("Paste several").click();
  await region.getByLabel("Holidays, a line each").fill("2026-12-25 Christmas\nBoxing Day\n2027-01-01 New Year");
  await region.getByRole("button", { name: "Add these" }).click();
  await expect(region.getByText("This line does not begin with a day such as 2026-12-25")).toBeVisible();
  await expect(region.getByLabel("Holidays, a line each")).toHaveValue("Boxing Day");
  await region.getByLabel("Day", { exact: true }).fill("2026-12-26");
  await region.getByLabel("Name").fill("Boxing Day");
  await region.getByLabel("Name").press("Enter");
  await expect(region.getByRole("button", { name: /^Remove / })).toHaveCount(3);
  await region.getByRole("button", { name: "Save the working hours" }).click();
  await expect(region.getByText("Enter a time zone such as Europe/Berlin")).toBeVisible();
  await expect(region.getByText("The day has to end after it begins")).toBeVisible();
  await expectAxeFindsNothingInAnyLook(page, "the working hours with mistakes");

  // What was typed is still there after a reload, and can be put right.
  await page.reload();
  await region.getByLabel("Time zone").fill("Europe/Berlin");
  await region.getByLabel("Saturday, to").fill("13");
  await region.getByLabel("Saturday, to").blur();
  await expect(region.getByLabel("Saturday, to")).toHaveValue("13:00");
  await region.getByRole("button", { name: "Save the working hours" }).click();
  await expect(page.getByText("The working hours are saved")).toBeVisible();
  const { calendar, version } = await reset();
  expect(version).toBe(before.version + 1);
  expect(calendar).toMatchObject({ zone: "Europe/Berlin", week: { saturday: { from: "09:00", to: "13:00" } } });
  expect(calendar.holidays.map(({ name }) => name)).toEqual(["Christmas", "Boxing Day", "New Year"]);

  const other = await context.newPage();
  await other.goto("/settings/hours");
  await other.getByLabel("Saturday", { exact: true }).uncheck();
  await region.getByLabel("Friday, to").fill("15:00");
  await region.getByRole("button", { name: "Save the working hours" }).click();
  await expect.poll(async () => (await reset()).version).toBe(version + 1);
  await other.getByRole("button", { name: "Save the working hours" }).click();
  await expect(other.getByRole("alert").getByText("changed this meanwhile")).toBeVisible();
  await other.getByRole("button", { name: "Save mine instead" }).click();
  await expect(other.getByText("The working hours are saved")).toBeVisible();
  expect((await reset()).calendar.week).toMatchObject({ saturday: null, friday: { to: "17:00" } });
  await other.close();

  await page.goto("/settings/audit");
  await page.getByLabel("Show").selectOption("calendar.changed");
  await expect(page.getByRole("listitem").filter({ hasText: "Working hours changed" })).toHaveCount(3);
});
