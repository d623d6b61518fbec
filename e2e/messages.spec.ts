import { expect, type Locator, type Page } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { type App as AppAt, startApp } from "./support/app.ts";
import { expectAxeFindsNothing, expectAxeFindsNothingInAnyLook } from "./support/axe.ts";
import { test as base, play } from "./support/fixtures.ts";
import { openIncident } from "./support/incident-page.ts";
import { declareIncident, giveCommand } from "./support/incidents.ts";
import { createAdministrator } from "./support/sign-in.ts";
import { newInSlack, slackIs } from "./support/slack.ts";
import { newViewer } from "./support/viewer.ts";

/** What is posted is seen at a Slack of its own. */
const PORT = 4270;

const test = base.extend<object, { app: AppAt }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for an object pattern
    async ({}, use) => {
      const app = await startApp(PORT);
      await createAdministrator(app.url);
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

async function recordOf(page: Page, { number }: Pick<IncidentRecord, "number">): Promise<IncidentRecord> {
  const answer = await page.request.get(`/api/incidents/${number}`);
  expect(answer.status()).toBe(200);
  return answer.json();
}

async function messageOf(page: Page, { number }: Pick<IncidentRecord, "number">): Promise<string> {
  return (await page.request.get(`/api/incidents/${number}/slack-message`)).text();
}

const panelOn = (page: Page) => page.getByRole("region", { name: "Slack messages" });

async function compose(page: Page): Promise<Locator> {
  await panelOn(page).getByRole("button", { name: "Post an update" }).click();
  const dialog = page.getByRole("dialog", { name: "Post an update" });
  await expect(dialog.getByLabel("Message", { exact: true })).toBeVisible();
  return dialog;
}

/** One that is posted already. */
async function openPosted(page: Page, app: AppAt): Promise<IncidentRecord> {
  const record = await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  const dialog = await compose(page);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(panelOn(page).getByText("Sent", { exact: true })).toBeVisible();
  return record;
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

test("the first message, an update in its thread, and a change of the status in the first", async ({
  signedIn: page,
  app,
}) => {
  const came = await newInSlack(app);
  const record = await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  await expect(panelOn(page)).toContainText("Nothing has been posted yet");
  const first = await compose(page);
  const whole = await messageOf(page, record);
  await expect(first.getByLabel("Message", { exact: true })).toHaveValue(whole);
  await expect(first.getByRole("figure", { name: "Slack message" })).toContainText("INCIDENT: Intercom Integration");
  await first.getByRole("button", { name: "Post to Slack" }).click();
  await expect(first).toHaveCount(0);
  await expect(panelOn(page).getByText("Sent", { exact: true })).toBeVisible();
  await expect(panelOn(page)).toContainText("By Ann Admin");
  await expect(panelOn(page)).toContainText("To #incidents by bot");
  expect((await came()).map(({ text, threadTs }) => ({ text, threadTs }))).toEqual([{ text: whole, threadTs: null }]);

  const second = await compose(page);
  const field = second.getByLabel("Message", { exact: true });
  await expect(field).toHaveValue(
    new RegExp(`^\\[DRILL\\] \\[P1\\] INC-${record.number}: INVESTIGATING\nNo change since`),
  );
  await field.fill("Two agents see <b>401</b> & more");
  await second.getByText("@here", { exact: true }).click();
  await expect(second.getByText("Notifies those in the channel who are active right now.")).toBeVisible();
  await expect(second.getByRole("figure", { name: "Slack message" })).toContainText("@here");
  await field.press("Control+Enter");
  await expect(second).toHaveCount(0);
  await expect(panelOn(page).getByText("Sent", { exact: true })).toHaveCount(2);
  const [head, reply] = await came();
  expect(reply).toMatchObject({ text: "Two agents see &lt;b&gt;401&lt;/b&gt; &amp; more", threadTs: head?.ts });
  expect(JSON.stringify(reply?.blocks)).toContain("<!here>");

  await page.getByRole("button", { name: "IDENTIFIED", exact: true }).click();
  await expect(panelOn(page)).toContainText("First message changed: IDENTIFIED");
  await expect(panelOn(page).getByText("Changed", { exact: true })).toBeVisible();
  const after = await came();
  expect(after).toHaveLength(2);
  expect(after[0]).toMatchObject({ text: await messageOf(page, record), updates: 1, ts: head?.ts });
  expect(after[0]?.text).toContain("Status: IDENTIFIED");
});

test("typed words stay while the record changes, and through a reload; new facts come in when asked for", async ({
  signedIn: page,
  app,
}) => {
  const record = await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  const dialog = await compose(page);
  const field = dialog.getByLabel("Message", { exact: true });
  await field.press("Control+End");
  await page.keyboard.insertText("\nPlease bear with us");
  await expect(dialog.getByRole("radio", { name: "Own words" })).toBeChecked();
  const typed = await field.inputValue();
  await giveCommand(page, app, record, { type: "set-severity", expectedVersion: record.version, severity: "P2" });
  await expect(dialog.getByText("The record says something else by now")).toBeVisible();
  await expect(field).toHaveValue(typed);
  await page.reload();
  await compose(page);
  await expect(field).toHaveValue(typed);
  // What is chosen instead loses nothing, either.
  await dialog.getByText("Whole message", { exact: true }).click();
  await expect(field).toHaveValue(await messageOf(page, record));
  await dialog.getByText("Own words", { exact: true }).click();
  await dialog.getByRole("button", { name: "Put the new facts in" }).click();
  await expect(field).toHaveValue(`${await messageOf(page, record)}\nPlease bear with us`);
  await dialog.getByRole("button", { name: "In 60 min" }).click();
  await expect(field).not.toHaveValue(`${await messageOf(page, record)}\nPlease bear with us`);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(dialog).toHaveCount(0);
  const after = await recordOf(page, record);
  const posted = after.entries.findLast(({ body }) => body.kind === "message")?.body;
  // The next update that was chosen beside it was set first, and is what the message tells.
  expect(posted).toMatchObject({ text: `${await messageOf(page, record)}\nPlease bear with us`, mention: "none" });
  expect(Date.parse(after.nextUpdateAt ?? "")).toBeGreaterThan(Date.now() + 50 * 60_000);
});

test("while Slack is down the page says when it is tried again, and it is sent once Slack is back", async ({
  signedIn: page,
  app,
}) => {
  const came = await newInSlack(app);
  await play(app, "slack-down");
  const record = await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  const dialog = await compose(page);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(panelOn(page).getByText(/^Retrying in \d+ s$/)).toBeVisible();
  await expect(panelOn(page)).toContainText("Slack: HTTP 503");
  // It is in the record all the while, and nothing else waits for it.
  await page.getByRole("button", { name: "IDENTIFIED", exact: true }).click();
  await expect(panelOn(page).getByText("Queued", { exact: true })).toBeVisible();
  expect(await came()).toEqual([]);
  await play(app, "healthy");
  // The next try is as far away again as it has been down.
  await expect(panelOn(page).getByText("Sent", { exact: true })).toBeVisible({ timeout: 90_000 });
  await expect(panelOn(page).getByText("Changed", { exact: true })).toBeVisible();
  expect((await came()).map(({ text, updates }) => ({ text, updates }))).toEqual([
    { text: await messageOf(page, record), updates: 1 },
  ]);
});

test("what Slack refuses waits for a person, with what to do, and holds back what comes after", async ({
  signedIn: page,
  app,
}) => {
  const came = await newInSlack(app);
  await slackIs(app, "error:is_archived");
  const record = await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  // What comes first is done, so that the messages are what is next.
  await giveCommand(page, app, record, { type: "acknowledge" });
  const dialog = await compose(page);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  const panel = panelOn(page);
  await expect(panel.getByText("Failed", { exact: true })).toBeVisible();
  await expect(panel.getByText("Not sent", { exact: true })).toBeVisible();
  await expect(panel).toContainText("The channel is archived: set SLACK_CHANNEL to another one.");
  await expect(page.getByText("A message did not reach Slack.")).toBeVisible();
  await giveCommand(page, app, record, { type: "post-message", text: "The second" });
  await expect(panel.getByText("Waits for the one before it")).toBeVisible();
  await expectAxeFindsNothing(page, "a failed message");
  await slackIs(app, "healthy");
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(panel.getByText("Sent", { exact: true })).toHaveCount(2);
  await expect(panel.getByText("Not sent", { exact: true })).toHaveCount(0);
  expect((await came()).map(({ text }) => text)).toEqual([await messageOf(page, record), "The second"]);
});

test("a message of which nobody knows whether it arrived is decided by a person, who is asked before it could double", async ({
  signedIn: page,
  app,
}) => {
  const came = await newInSlack(app);
  await slackIs(app, "drops-after-accepting");
  await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  const dialog = await compose(page);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  const panel = panelOn(page);
  await expect(panel.getByText(/^Retrying/)).toBeVisible();
  await slackIs(app, "history-refused");
  await expect(panel.getByText("May have been posted", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByText("In doubt", { exact: true })).toBeVisible();
  await panel.getByRole("button", { name: "Post it again" }).click();
  const question = page.getByRole("alertdialog", { name: "Post it again?" });
  await expect(question).toContainText("it will stand there twice");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(panel.getByRole("button", { name: "Post it again" })).toBeFocused();
  await panel.getByRole("button", { name: "It is in the channel" }).click();
  await expect(panel.getByText("Sent", { exact: true })).toBeVisible();
  await expect(panel.getByText("In doubt", { exact: true })).toHaveCount(0);
  expect(await came()).toHaveLength(1);
});

test("a press whose answer is lost is made once, whether the page hears of it or the person presses again", async ({
  signedIn: page,
  app,
  context,
}) => {
  const came = await newInSlack(app);
  const record = await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  const dialog = await compose(page);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(dialog.getByText("The message was not posted")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Copy message" })).toBeEnabled();
  await context.setOffline(false);
  // It arrives, and its answer does not.
  await page.route("**/commands", async (route) => {
    await route.fetch();
    await route.abort();
    await page.unroute("**/commands");
  });
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panelOn(page).getByText("Sent", { exact: true })).toBeVisible();
  expect((await recordOf(page, record)).entries.filter(({ body }) => body.kind === "message")).toHaveLength(1);
  expect(await came()).toHaveLength(1);
});

test("somebody else's promise is not overwritten, and until it is settled nothing is posted", async ({
  signedIn: page,
  app,
}) => {
  const record = await openIncident(page, app, { nextUpdateAt: inMinutes(30) });
  const dialog = await compose(page);
  await dialog.getByRole("button", { name: "In 60 min" }).click();
  const theirs = inMinutes(20);
  const { version } = await recordOf(page, record);
  await giveCommand(page, app, record, { type: "set-next-update", expectedVersion: version, nextUpdateAt: theirs });
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(dialog.getByText("Ann Admin changed this meanwhile")).toBeVisible();
  await expect(dialog.getByText("Nothing is posted yet")).toBeVisible();
  expect((await recordOf(page, record)).entries.some(({ body }) => body.kind === "message")).toBe(false);
  await dialog.getByRole("button", { name: "Save mine instead" }).click();
  await expect(dialog.getByText("Nothing is posted yet")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(dialog).toHaveCount(0);
  const after = await recordOf(page, record);
  expect(Date.parse(after.nextUpdateAt ?? "")).toBeGreaterThan(Date.parse(theirs));
});

test("the next update is promised by one press", async ({ signedIn: page, app }) => {
  const record = await openIncident(page, app);
  const reminder = page.getByRole("region", { name: "Next update" });
  await expect(reminder).toContainText("No next update promised");
  await reminder.getByRole("button", { name: "+15 min" }).click();
  await expect(reminder).toContainText(/Next update in 1[345] min \d+ s/);
  expect((await recordOf(page, record)).nextUpdateAt).not.toBeNull();
});

test("from the end of the wizard one press posts exactly the text that is shown", async ({ signedIn: page, app }) => {
  const came = await newInSlack(app);
  const record = await declareIncident(page, app, { nextUpdateAt: inMinutes(30) });
  await page.goto(`/wizard?step=done&incident=${record.number}`);
  await page.getByRole("button", { name: "Post to Slack" }).click();
  const part = page.getByRole("region", { name: "Slack message" });
  await expect(part.getByText("Sent", { exact: true })).toBeVisible();
  await expect(part).toContainText("to #incidents");
  await expect(page.getByRole("button", { name: "Post to Slack" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Copy message" })).toBeVisible();
  expect((await came()).map(({ text }) => text)).toEqual([await messageOf(page, record)]);
});

test("a viewer sees what became of messages, and has nothing to change it with", async ({
  signedIn: admin,
  app,
  browser,
}) => {
  const record = await openPosted(admin, app);
  const page = await newViewer(browser, admin, app, "messages-viewer@example.com");
  await page.goto(incidentPath(record.number));
  await expect(panelOn(page).getByText("Sent", { exact: true })).toBeVisible();
  await expect(panelOn(page).getByRole("button", { name: /Post|Try again|Leave|Update everybody/ })).toHaveCount(0);
  await expect(panelOn(page).getByRole("button", { name: "Copy message" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Next update" }).getByRole("button")).toHaveCount(0);
  await page.context().close();
});

test("axe finds nothing in the composer, also with what is too much", async ({ signedIn: page, app }) => {
  await openPosted(page, app);
  const dialog = await compose(page);
  await dialog.getByLabel("Message", { exact: true }).fill("x".repeat(3_001));
  await expect(dialog.getByText("1 too many: Slack would cut it off")).toBeVisible();
  await dialog.getByText("@channel", { exact: true }).click();
  await expectAxeFindsNothingInAnyLook(page, "composer");
  await dialog.getByRole("button", { name: "Post to Slack" }).click();
  await expect(dialog.getByText("At most 3,000 characters")).toBeVisible();
  await expect(dialog.getByLabel("Message", { exact: true })).toBeFocused();
});
