import { expect, type Page } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { test } from "./support/fixtures.ts";
import { entryWith, MINUTE_MS, openIncident, valueNamed } from "./support/incident-page.ts";
import { giveCommand } from "./support/incidents.ts";

test("what two people change at once is shown to the second, who chooses; nothing typed is lost", async ({
  signedIn: page,
  app,
}) => {
  const record = await openIncident(page, app);
  const other = await page.context().newPage();
  await other.goto(incidentPath(record.number));

  await valueNamed(page, "impact").click();
  await page.getByLabel("Impact", { exact: true }).fill("Messages not sending");
  await valueNamed(other, "impact").click();
  await other.getByLabel("Impact", { exact: true }).fill("Inbox down for everybody");
  await page.keyboard.press("Enter");
  await expect(valueNamed(page, "impact")).toBeFocused();
  await expect(valueNamed(page, "impact")).toContainText("Messages not sending");

  // Both tabs follow each other, so the other one knows before it sends.
  await expect(other.getByText("Ann Admin changed this meanwhile")).toBeVisible();
  await expect(other.getByLabel("Impact", { exact: true })).toHaveValue("Inbox down for everybody");
  await expect(other.getByRole("definition").filter({ hasText: "Messages not sending" })).toBeVisible();
  await other.getByRole("button", { name: "Save mine instead" }).click();
  await expect(valueNamed(other, "impact")).toContainText("Inbox down for everybody");
  await expect(valueNamed(other, "impact")).toBeFocused();
  await expect(valueNamed(page, "impact")).toContainText("Inbox down for everybody");

  await valueNamed(other, "cause").click();
  await other.getByLabel("Cause", { exact: true }).fill("Mine");
  await giveCommand(page, app, record, { type: "set-cause", expectedVersion: record.version, cause: "Theirs" });
  // Sent before this page has heard of it: the server refuses and says who.
  await other.keyboard.press("Enter");
  await other.getByRole("button", { name: "Take theirs" }).click();
  await expect(valueNamed(other, "cause")).toContainText("Theirs");
});

test("somebody else's promise of the next update is not overwritten unseen", async ({ signedIn: page, app }) => {
  const record = await openIncident(page, app);
  await giveCommand(page, app, record, { type: "acknowledge" });
  // What is typed where the value stands is in the dialog too, and gone from both once it is discarded.
  await valueNamed(page, "next update").click();
  await page.getByRole("button", { name: "In 15 min" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Typed but not saved")).toBeVisible();
  await page.getByRole("button", { name: "Post the first message", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Post an update" });
  await dialog.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("Typed but not saved")).toHaveCount(0);
  await dialog.getByRole("button", { name: "In 60 min" }).click();
  const { version } = await (await page.request.get(`/api/incidents/${record.number}`)).json();
  const theirs = new Date(Date.now() + 20 * MINUTE_MS).toISOString();
  await giveCommand(page, app, record, { type: "set-next-update", expectedVersion: version, nextUpdateAt: theirs });
  await expect(dialog.getByText("Ann Admin changed this meanwhile")).toBeVisible();
  await dialog.getByRole("button", { name: "Save mine instead" }).click();
  await expect(dialog.getByText("Ann Admin changed this meanwhile")).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Set it without posting" })).toHaveCount(0);
  const after: IncidentRecord = await (await page.request.get(`/api/incidents/${record.number}`)).json();
  expect(Date.parse(after.nextUpdateAt ?? "")).toBeGreaterThan(Date.parse(theirs));
});

test("what is typed and left stays through a reload until it is saved or discarded", async ({
  signedIn: page,
  app,
}) => {
  await openIncident(page, app);
  await valueNamed(page, "action").click();
  await page.getByLabel("Action", { exact: true }).fill("Rotating");
  await page.keyboard.press("Escape");
  await expect(valueNamed(page, "action")).toBeFocused();
  await page.getByLabel("What happened, or what you see").fill("Half a sentence");
  await page.reload();
  await expect(page.getByLabel("What happened, or what you see")).toHaveValue("Half a sentence");
  await expect(page.getByText("Typed but not saved: Rotating")).toBeVisible();
  await valueNamed(page, "action").click();
  await expect(page.getByLabel("Action", { exact: true })).toHaveValue("Rotating");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(valueNamed(page, "action")).toContainText("Rotating");
  await expect(page.getByText("Typed but not saved")).toHaveCount(0);
});

test("two tabs that write the same field each find their own words again", async ({ signedIn: page, app }) => {
  const record = await openIncident(page, app);
  const other = await page.context().newPage();
  await other.goto(incidentPath(record.number));
  await page.getByLabel("What happened, or what you see").fill("Seen by one");
  await other.getByLabel("What happened, or what you see").fill("Seen by the other");
  await page.reload();
  await expect(page.getByLabel("What happened, or what you see")).toHaveValue("Seen by one");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(entryWith(page, "Seen by one")).toBeVisible();
  await other.reload();
  await expect(other.getByLabel("What happened, or what you see")).toHaveValue("Seen by the other");
});

test("a note that is half written waits while a mitigation is recorded", async ({ signedIn: page, app }) => {
  const record = await openIncident(page, app);
  const note = page.getByLabel("What happened, or what you see");
  await note.fill("Half a note");
  const kinds = page.getByRole("group", { name: "What to add" });
  await kinds.getByText("Mitigation").click();
  await expect(page.getByLabel("What was done")).toHaveValue("");
  await page.getByLabel("What was done").fill("Rotated the token");
  await page.getByRole("button", { name: "Record mitigation" }).click();
  await expect(entryWith(page, "Rotated the token").getByRole("heading", { name: "Mitigation" })).toBeVisible();
  await kinds.getByText("Note").click();
  await expect(note).toHaveValue("Half a note");
  const after: IncidentRecord = await (await page.request.get(`/api/incidents/${record.number}`)).json();
  // The page's own triage may have had something new to say meanwhile.
  const written = after.entries.map(({ body }) => body.kind).filter((kind) => kind !== "triage");
  expect(written).toEqual(["declared", "first-alert", "mitigation"]);
});

test("an action item that was not sent is open again after a reload, and goes when it is discarded", async ({
  signedIn: page,
  app,
}) => {
  await openIncident(page, app);
  await page.getByRole("button", { name: "Add an action item" }).click();
  await page.getByLabel("What is to be done").fill("Alert on the first 401");
  await page.getByRole("region", { name: "Action items" }).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByLabel("What is to be done")).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("What is to be done")).toHaveValue("Alert on the first 401");
  await page.getByRole("region", { name: "Action items" }).getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("button", { name: "Add an action item" })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("button", { name: "Add an action item" })).toBeVisible();
  await expect(page.getByLabel("What is to be done")).toHaveCount(0);
});

test("what was done although its answer was lost is no conflict, and is not done twice", async ({
  signedIn: page,
  app,
}) => {
  const record = await openIncident(page, app);
  await loseAnswers(page);
  await valueNamed(page, "impact").click();
  await page.getByLabel("Impact", { exact: true }).fill("Inbox down ");
  await page.keyboard.press("Enter");
  // The record tells it, whether it comes before the failure, which is then never shown, or after it.
  await expect(valueNamed(page, "impact")).toContainText("Inbox down");
  await expect(valueNamed(page, "impact")).toBeFocused();
  const { version } = await (await page.request.get(`/api/incidents/${record.number}`)).json();
  await giveCommand(page, app, record, {
    type: "set-impact",
    expectedVersion: version,
    impact: "Messages not sending",
  });
  await expect(valueNamed(page, "impact")).toContainText("Messages not sending");
  await expect(page.getByText("Typed but not saved")).toHaveCount(0);

  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Resolve the incident" });
  await dialog.getByLabel("What fixed it").fill("A new token");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(dialog).toHaveCount(0);
  await page.unroute("**/commands");
  await page.getByRole("button", { name: "Reopen" }).click();
  await page.getByLabel("Why it is open again").fill("401 again");
  await page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(dialog.getByLabel("What fixed it")).toHaveValue("");
  const after: IncidentRecord = await (await page.request.get(`/api/incidents/${record.number}`)).json();
  expect(after.entries.filter(({ body }) => body.kind === "resolved")).toHaveLength(1);
});

test("a note whose answer was lost is made once, also when it is sent again after a reload", async ({
  signedIn: page,
  app,
}) => {
  const record = await openIncident(page, app);
  await loseAnswers(page);
  const note = page.getByLabel("What happened, or what you see");
  await note.fill("Support sees it too");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("The note was not added")).toBeVisible();
  await page.unroute("**/commands");
  await page.reload();
  await expect(note).toHaveValue("Support sees it too");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(note).toHaveValue("");
  // The same words, once it was acknowledged, are another note.
  await note.fill("Support sees it too");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(note).toHaveValue("");
  const after: IncidentRecord = await (await page.request.get(`/api/incidents/${record.number}`)).json();
  expect(after.entries.filter(({ body }) => body.kind === "note")).toHaveLength(2);
});

/** From here on commands reach the server, and their answers nobody, until the route is taken away again. */
async function loseAnswers(page: Page): Promise<void> {
  await page.route("**/commands", async (route) => {
    await route.fetch();
    await route.abort();
  });
}
