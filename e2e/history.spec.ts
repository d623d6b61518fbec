import { expect, type Page } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { play, runTriage, test } from "./support/fixtures.ts";
import { declareIncident, declareResolved, resolveIncident } from "./support/incidents.ts";
import { newViewer } from "./support/viewer.ts";

const DAY_MS = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

const rows = (page: Page) => page.locator("tbody tr");
const rowOf = (page: Page, { number }: IncidentRecord) =>
  page.getByRole("link", { name: `INC-${number}`, exact: true });

test("filters change the address, one step each; Back undoes them, and a link shows the same to others", async ({
  signedIn: page,
  app,
}) => {
  const wanted = await declareResolved(page, app, { severity: "P1", leaf: "token", impact: "Zanzibar is offline" });
  const other = await declareResolved(page, app, { severity: "P3", leaf: "plan", impact: "Zanzibar is slow" });
  await page.goto("/incidents?q=zanzibar");
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole("checkbox", { name: "P1" }).focus();
  await page.keyboard.press("Space");
  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, wanted)).toBeVisible();
  await expect(page).toHaveURL(/\?q=zanzibar&severity=P1$/);
  await page.getByText("Classification and dates").click();
  await page.getByRole("checkbox", { name: "Plan restricted" }).check();
  await expect(page.getByText("No incident matches these filters")).toBeVisible();

  await page.goBack();
  await expect(rowOf(page, wanted)).toBeVisible();
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole("checkbox", { name: "P1" })).not.toBeChecked();

  // Typing is one step, however many letters.
  await page.getByRole("searchbox").fill("");
  await page.getByRole("searchbox").pressSequentially(`inc-${other.number}`, { delay: 40 });
  await expect(page).toHaveURL(new RegExp(`\\?q=inc-${other.number}$`));
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("zanzibar");

  await page.goto(`/incidents?q=zanzibar&severity=P3&status=RESOLVED`);
  await expect(rowOf(page, other)).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/incidents$/);
});

test("a filter that is chosen in the moment in which the page comes to life is a step too", async ({
  signedIn: page,
}) => {
  await page.addInitScript(() => {
    const { replaceState } = History.prototype;
    // Next writes its state into the history as the page comes to life, and follows it some tasks later.
    History.prototype.replaceState = function (this: History, ...given) {
      History.prototype.replaceState = replaceState;
      replaceState.apply(this, given);
      queueMicrotask(() => document.querySelector<HTMLInputElement>("input[type=checkbox]")?.click());
    };
  });
  await page.goto("/incidents?q=wallaroo");
  await expect(page).toHaveURL(/\?q=wallaroo&severity=P1$/);
  await page.getByRole("checkbox", { name: "P2" }).check();
  await expect(page).toHaveURL(/\?q=wallaroo&severity=P1&severity=P2$/);
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "P2" })).not.toBeChecked();
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "P1" })).not.toBeChecked();
});

test("a forged filter is named, and the rest still counts", async ({ signedIn: page, app }) => {
  const shown = await declareResolved(page, app, { severity: "P4", impact: "Quokka" });
  await declareResolved(page, app, { severity: "P1", impact: "Quokka" });
  await page.goto("/incidents?q=quokka&severity=P4&severity=P9&leaf=%3Cscript%3E&from=2026-02-31&cursor=nonsense");
  await expect(page.getByText("Severity “P9”. Possible: P1, P2, P3, P4.")).toBeVisible();
  await expect(page.getByText("Classification “<script>”.")).toBeVisible();
  await expect(page.getByText("From “2026-02-31”.")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, shown)).toBeVisible();
});

test("a month of the strip shows that month, by the keyboard alone", async ({ signedIn: page, app }) => {
  await declareResolved(page, app, { impact: "Numbat", firstAlert: { text: "Older", at: "2026-01-31T23:59:59Z" } });
  const march = await declareResolved(page, app, {
    impact: "Numbat",
    firstAlert: { text: "Old", at: "2026-03-01T00:00:00Z" },
  });
  await page.goto("/incidents?q=numbat");
  await expect(page.getByRole("button", { name: "Jan 2026: 0 incidents, 1 drill" })).toBeVisible();
  const toolbar = page.getByRole("toolbar", { name: "Months" });
  await toolbar.getByRole("button").first().focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: /^Jan 2026/ })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=2026-03-01&to=2026-03-31$/);
  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, march)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Mar 2026/ })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(2);
});

test("120 incidents load as they are asked for, rows are walked by arrow keys, and a refresh keeps them all", async ({
  signedIn: page,
  app,
}) => {
  test.slow();
  for (let day = 1; day <= 120; day++) {
    const at = daysAgo(400 + day);
    await declareResolved(page, app, { impact: `Wombat ${day}`, firstAlert: { text: "Old", at } });
  }
  await page.goto("/incidents?q=wombat");
  await expect(rows(page)).toHaveCount(50);
  await expect(page.getByText("50 incidents shown; there are more")).toBeVisible();
  await page.getByRole("button", { name: "Load more" }).click();
  await expect(rows(page)).toHaveCount(120);
  await expect(page.getByRole("button", { name: "Load more" })).toHaveCount(0);
  await expect(rows(page).nth(50).getByRole("link")).toBeFocused();

  await page.keyboard.press("ArrowUp");
  await expect(rows(page).nth(49).getByRole("link")).toBeFocused();
  await page.keyboard.press("End");
  await expect(rows(page).last().getByRole("link")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(rows(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const second = await rows(page).nth(1).getByRole("link").getAttribute("href");

  // What is declared meanwhile comes with the next refresh; the loaded tail stays, and so does the focus.
  const newest = await declareResolved(page, app, { impact: "Wombat again" });
  await expect(rowOf(page, newest)).toBeVisible({ timeout: 30_000 });
  await expect(rows(page)).toHaveCount(121);
  await expect(rows(page).nth(2).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${app.url}${second}`);
});

test("when the server does not answer, the rows stay and are marked old, and come back to life by themselves", async ({
  signedIn: page,
  app,
}) => {
  const shown = await declareResolved(page, app, { impact: "Bilby" });
  await page.goto("/incidents?q=bilby");
  await expect(rowOf(page, shown)).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText("Not refreshed since")).toBeVisible({ timeout: 30_000 });
  await expect(rowOf(page, shown)).toBeVisible();
  // Filters still change; what cannot be known is not pretended.
  await page.getByRole("checkbox", { name: "P1" }).check();
  await expect(page.getByText("The incidents for these filters could not be loaded")).toBeVisible();
  await page.getByRole("checkbox", { name: "P1" }).uncheck();
  await expect(rowOf(page, shown)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("Not refreshed since")).toHaveCount(0, { timeout: 30_000 });
});

test("a viewer arrives at the list, reads, and is offered nothing that changes anything", async ({
  signedIn: admin,
  app,
  browser,
}) => {
  const shown = await declareResolved(admin, app, { impact: "Quoll" });
  const page = await newViewer(browser, admin, app, "reader@example.com");
  await expect(page).toHaveURL(`${app.url}/incidents`);
  await expect(page.getByRole("link", { name: "Declare incident" })).toHaveCount(0);
  await page.getByRole("searchbox").fill("quoll");
  await expect(rowOf(page, shown)).toBeVisible();

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("c");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await expect(page.getByRole("option", { name: "Go to the dashboard" })).toBeVisible();
  await expect(page.getByRole("option", { name: /Declare|Run triage/ })).toHaveCount(0);
  await expect(page).toHaveURL(/\/incidents\?q=quoll$/);
  await page.keyboard.press("Escape");
  await page.goto("/");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(page).toHaveURL(`${app.url}/`);
  await page.context().close();
});

test("an open incident of the verdict's problem takes the place of declaring it again", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "plan-restricted");
  await page.goto("/");
  await runTriage(page);
  const verdict = page.getByRole("article", { name: "Verdict" });
  await expect(verdict.getByRole("status")).toContainText(/^ours:/);
  await expect(verdict.getByRole("link", { name: "Walk the runbook" })).toBeVisible();
  await expect(verdict.getByRole("link", { name: "Declare incident" })).toBeVisible();

  const record = await declareIncident(page, app, {
    leaf: "plan",
    severity: "P1",
    impact: "Dunnart",
    commander: "ann",
  });
  await expect(verdict.getByRole("link", { name: `Open INC-${record.number}` })).toBeVisible({ timeout: 30_000 });
  await expect(verdict.getByRole("link", { name: "Declare incident" })).toHaveCount(0);
  const open = page
    .getByRole("region", { name: "Open incidents" })
    .getByRole("listitem")
    .filter({ hasText: "Dunnart" });
  await expect(open).toContainText(/INC-\d+.*P1.*INVESTIGATING.*DRILL.*Dunnart.*ann.*open \d min/);
  await open.getByRole("link").click();
  await expect(page).toHaveURL(`${app.url}${incidentPath(record.number)}`);

  await resolveIncident(page, app, record);
  await page.goto("/");
  await expect(verdict.getByRole("link", { name: "Declare incident" })).toBeVisible();
});
