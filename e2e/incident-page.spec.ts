import { expect } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import { expectAxeFindsNothing } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { entryWith, MINUTE_MS, minutesAgo, openIncident, valueNamed } from "./support/incident-page.ts";
import { giveCommand } from "./support/incidents.ts";
import { newViewer } from "./support/viewer.ts";

test("an entry is corrected, retracted and put back; what it said stays readable", async ({ signedIn: page, app }) => {
  await openIncident(page, app);
  await page.getByLabel("What happened, or what you see").fill("Webhooks arive again");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("What happened, or what you see")).toHaveValue("");
  await expect(page.getByLabel("What happened, or what you see")).toBeFocused();
  const note = entryWith(page, "Webhooks");

  await note.getByRole("button", { name: /^Correct/ }).click();
  const dialog = page.getByRole("dialog", { name: "Correct: Note" });
  await dialog.getByLabel("Text").fill("Webhooks arrive again");
  await dialog.getByRole("button", { name: "Save the correction" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(note.getByRole("button", { name: /^Correct/ })).toBeFocused();
  await note.getByText("Corrected once").click();
  await expect(note.getByText("Webhooks arive again")).toBeVisible();

  await note.getByRole("button", { name: /^Retract/ }).click();
  await page.getByRole("dialog", { name: "Retract this entry?" }).getByLabel("Why").fill("Wrong incident");
  await page.getByRole("dialog").getByRole("button", { name: "Retract" }).click();
  await expect(note.getByText("Retracted", { exact: true })).toBeVisible();
  await expect(note.getByText("Wrong incident")).toBeVisible();
  const undo = note.getByRole("button", { name: /^Undo the retraction/ });
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await expect(note.getByText("Retracted", { exact: true })).toHaveCount(0);
  await expect(note.getByRole("button", { name: /^Retract/ })).toBeFocused();

  await note.getByRole("button", { name: /^Show in the postmortem/ }).click();
  await expect(note.getByText("In the postmortem")).toBeVisible();

  // What other entries rest on has no such buttons.
  await expect(entryWith(page, "P1, Token rejected").getByRole("button", { name: /^(Correct|Retract)/ })).toHaveCount(
    0,
  );
});

test("an incident is resolved at the time when it really ended, and opened again", async ({ signedIn: page, app }) => {
  const began = minutesAgo(30);
  await openIncident(page, app, { firstAlert: { text: "Conversations do not load", at: began } });
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Resolve the incident" });
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(dialog.getByText("Say what fixed it")).toBeVisible();
  await expect(dialog.getByLabel("What fixed it")).toBeFocused();
  await dialog.getByLabel("What fixed it").fill("A new token");
  /** As the browser's clock shows it so many minutes after the first alert. */
  const local = (minutes: number) =>
    page.evaluate(
      (time) => {
        const date = new Date(time);
        return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
      },
      Date.parse(began) + minutes * MINUTE_MS,
    );
  await dialog.getByLabel("When it really ended", { exact: true }).fill(await local(-30));
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(dialog.getByText(/This is before the last change of status/)).toBeVisible();
  await dialog.getByLabel("When it really ended", { exact: true }).fill(await local(20));
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("timer")).toHaveText("20 min");
  await expect(page.getByRole("link", { name: "Write the postmortem" })).toBeVisible();
  await expect(page.getByRole("figure", { name: "Slack message" })).toContainText("Status: RESOLVED");

  await page.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("dialog").getByLabel("Why it is open again").fill("401 again");
  await page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("button", { name: "INVESTIGATING" })).toHaveAttribute("aria-pressed", "true");
  await expect(entryWith(page, "401 again")).toBeVisible();
});

test("while the server is gone the page says how old it is, and a note is sent once it is back", async ({
  signedIn: page,
  app,
  context,
}) => {
  const record = await openIncident(page, app);
  await page.getByLabel("What happened, or what you see").fill("Written in the dark");
  // The dialogs are fetched once the page stands; from then on they open without a server.
  await page.waitForLoadState("networkidle");
  // As a train in a tunnel has it.
  await context.setOffline(true);
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("The note was not added")).toBeVisible();
  await expect(page.getByText(/This record is as it was at/)).toBeVisible();
  await expect(page.getByLabel("What happened, or what you see")).toHaveValue("Written in the dark");
  await expect(page.getByRole("figure", { name: "Slack message" })).toContainText("INCIDENT: Intercom Integration");
  await expect(page.getByRole("button", { name: "Copy message" })).toBeEnabled();
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Resolve the incident" });
  await dialog.getByLabel("What fixed it").fill("Nothing yet");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(dialog.getByText("The incident was not resolved")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Resolve", exact: true })).toBeFocused();
  await context.setOffline(false);
  await expect(page.getByText(/This record is as it was at/)).toHaveCount(0);
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(entryWith(page, "Written in the dark")).toHaveCount(1);
  const after = await (await page.request.get(`/api/incidents/${record.number}`)).json();
  expect(after.entries.filter(({ body }: { body: { kind: string } }) => body.kind === "note")).toHaveLength(1);
});

test("the next action leads through an incident with one button", async ({ signedIn: page, app }) => {
  await openIncident(page, app, { commander: null });
  const next = (name: string) => page.getByRole("button", { name, exact: true });
  await next("Acknowledge").press("Enter");
  await expect(page.getByText("Nobody is in command yet.")).toBeVisible();
  await expect(page.locator("main").getByRole("button", { name: "Take command" }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await next("Post the first message").click();
  const dialog = page.getByRole("dialog", { name: "Post an update" });
  await dialog.getByRole("button", { name: "In 60 min" }).click();
  await expect(dialog.getByRole("figure")).toContainText(/Next update: \d\d:\d\d UTC/);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(dialog).toHaveCount(0);
  await next("Set to IDENTIFIED").click();
  await next("Record the mitigation").click();
  await expect(page.getByLabel("What was done")).toBeFocused();
  await page.keyboard.type("Rotated the token");
  await page.keyboard.press("Control+Enter");
  await next("Set to MONITORING").click();
  await next("Resolve the incident").click();
  await expect(page.getByRole("dialog", { name: "Resolve the incident" })).toBeVisible();
});

test("request ids and action items are added by hand, and errors name their line", async ({ signedIn: page, app }) => {
  await openIncident(page, app);
  const byHand = page.getByRole("button", { name: "Add by hand" });
  const ids = page.getByLabel("Request ids, one a line");
  await byHand.press("Enter");
  await ids.press("Escape");
  await expect(ids).toHaveCount(0);
  await expect(byHand).toBeFocused();
  await byHand.click();
  await ids.fill("req_1 GET /contacts 503\n\nnot an id");
  await page.getByRole("button", { name: "Add request ids" }).click();
  await expect(page.getByText(/^Line 3: /)).toBeVisible();
  await expect(ids).toBeFocused();
  await ids.fill("req_1 GET /contacts 503\nreq_2\nreq_1");
  await page.getByRole("button", { name: "Add request ids" }).click();
  await expect(page.getByText("2 added", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Request ids (2)" })).toContainText("HTTP 503");

  await page.getByRole("button", { name: "Add an action item" }).click();
  await page.getByLabel("What is to be done").fill("Alert on the first 401");
  await page.getByLabel("Owner").fill("ben");
  await page.getByLabel("Due").fill("2026-12-24");
  await page.keyboard.press("Enter");
  const items = page.getByRole("region", { name: "Action items (1 open)" });
  await expect(items).toContainText("ben · due 24 Dec 2026");
  await items.getByRole("button", { name: "Remove: Alert on the first 401" }).click();
  const back = page.getByRole("button", { name: "Put back: Alert on the first 401" });
  await expect(back).toBeFocused();
  await back.press("Enter");
  await items.getByRole("checkbox").check();
  await expect(page.getByRole("region", { name: "Action items", exact: true })).toBeVisible();
});

test("a viewer sees all of it and has nothing to change it with", async ({ signedIn: admin, app, browser }) => {
  const record = await openIncident(admin, app, { impact: "Messages not sending" });
  await giveCommand(admin, app, record, { type: "add-note", text: "For everybody to read" });
  await giveCommand(admin, app, record, { type: "add-action-item", text: "Alert on 401" });
  const page = await newViewer(browser, admin, app, "incident-viewer@example.com");
  await page.goto(incidentPath(record.number));
  const main = page.getByRole("main");
  await expect(main.getByText("For everybody to read")).toBeVisible();
  await expect(main.getByText("Messages not sending").first()).toBeVisible();
  await expect(main.getByText("Alert on 401").first()).toBeVisible();
  await expect(main.getByRole("textbox").or(main.getByRole("checkbox")).or(main.getByRole("combobox"))).toHaveCount(0);
  const names = await main
    .getByRole("button")
    .evaluateAll((buttons) =>
      buttons.filter((button) => button.querySelector("time") === null).map((button) => button.textContent ?? ""),
    );
  expect(
    names.filter((name) => !/^(Newest first|Copy|Download|Show|Ticket for Intercom support)/.test(name) && name !== ""),
  ).toEqual([]);
  await expect(page.getByRole("button", { name: /^(Edit|Correct|Retract|Resolve|Add|Run|Attach|Take)/ })).toHaveCount(
    0,
  );
  await page.context().close();
});

test("on a phone the parts stand behind tabs, by keyboard too, and none loses what was typed in another", async ({
  signedIn: page,
  app,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openIncident(page, app);
  await page.getByLabel("What happened, or what you see").fill("Typed in the timeline");
  await page.getByRole("tab", { name: "Timeline" }).press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Evidence" })).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: "Evidence" })).toBeVisible();
  await expect(page.getByLabel("What happened, or what you see")).toBeHidden();
  await page.keyboard.press("End");
  await expect(page.getByRole("tabpanel", { name: "Actions" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByLabel("What happened, or what you see")).toHaveValue("Typed in the timeline");
});

test("on a phone the next action leads into the tab where it is done", async ({ signedIn: page, app }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const record = await openIncident(page, app, {
    cause: null,
    nextUpdateAt: new Date(Date.now() + 60 * MINUTE_MS).toISOString(),
  });
  await giveCommand(page, app, record, { type: "acknowledge" });
  await giveCommand(page, app, record, { type: "post-message", text: "Looking into it" });
  await page.getByRole("button", { name: "Record what you found" }).click();
  await expect(page.getByRole("tab", { name: "Details" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByLabel("Cause", { exact: true })).toBeFocused();
});

test.describe("where clocks change", () => {
  test.use({ timezoneId: "Europe/Zurich" });

  test("a time that they skip is refused at the field, and of one that comes twice the right one is taken", async ({
    signedIn: page,
    app,
  }) => {
    const record = await openIncident(page, app);
    await page.getByLabel("What happened, or what you see").fill("In the night");
    await page.getByRole("button", { name: "It happened earlier" }).click();
    const at = page.getByLabel("When it happened", { exact: true });
    await at.fill("2026-03-29T02:30");
    await expect(page.getByText(/The clocks skip this time in Europe\/Zurich/)).toBeVisible();
    await page.getByRole("button", { name: "Add note" }).click();
    await expect(at).toBeFocused();
    await at.fill("2025-10-26T02:30");
    await page.getByLabel("The second: 02:30 CET (01:30 UTC)").check();
    await page.getByRole("button", { name: "Add note" }).click();
    await expect(entryWith(page, "In the night")).toContainText("02:30:00 CET");
    const after = await (await page.request.get(`/api/incidents/${record.number}`)).json();
    expect(after.entries.at(-1).happenedAt).toBe("2025-10-26T01:30:00.000Z");
  });
});

test("a number that there is not is told as that", async ({ signedIn: page }) => {
  for (const number of ["99999", "0", "-1", "abc", "99999999999999999999"]) {
    await page.goto(`/incidents/${number}`);
    await expect(page.getByRole("heading", { name: "There is no incident with this number" })).toBeVisible();
  }
});

test("axe finds nothing: with editors open, with a dialog, in both themes, and on a phone", async ({
  signedIn: page,
  app,
}) => {
  test.slow();
  const record = await openIncident(page, app);
  await giveCommand(page, app, record, { type: "add-note", text: "Seen", exported: true });
  await giveCommand(page, app, record, { type: "add-action-item", text: "Alert on 401" });
  const look = (what: string) => expectAxeFindsNothing(page, what);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(incidentPath(record.number));
    await expect(page.getByLabel("What happened, or what you see")).toBeEnabled();
    await valueNamed(page, "cause").click();
    await valueNamed(page, "next update").click();
    await page.getByRole("button", { name: "It happened earlier" }).click();
    await page.getByRole("button", { name: "Add an action item" }).click();
    for (const field of ["Cause", "Next update", "When it happened", "What is to be done"]) {
      await expect(page.getByLabel(field, { exact: true }).and(page.locator("input, textarea"))).toBeVisible();
    }
    await look(`${colorScheme}, editors`);
    await page.getByRole("button", { name: "Resolve", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look(`${colorScheme}, dialog`);
    // Colours depend on the theme and not on the size: a phone's layout need be looked at in one.
    if (colorScheme === "dark") continue;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(incidentPath(record.number));
    for (const tab of ["Timeline", "Evidence", "Details", "Actions"]) {
      await page.getByRole("tab", { name: tab }).click();
      await look(`${colorScheme}, ${tab}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${tab} scrolls sideways`).toBeLessThanOrEqual(390);
    }
  }
});
