import { expect, type Page } from "@playwright/test";
import { incidentPath, incidentsPath, postmortemPath } from "#components/incident/paths.ts";
import type { IncidentPage, IncidentRecord } from "#lib/contracts/incident.ts";
import type { CommandInput } from "#lib/incident/command.ts";
import { test } from "./support/fixtures.ts";
import { MINUTE_MS } from "./support/incident-page.ts";
import { declareIncident, giveCommand } from "./support/incidents.ts";

/** How long an incident took, in the words of each place that says it. */
type Told = {
  readonly minutes: number;
  readonly theirs: number;
  readonly short: string;
  readonly split: string;
  readonly long: string;
  readonly slack: string;
};

const rowOf = (page: Page, number: number) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name: `INC-${number}`, exact: true }) });

async function expectEverywhere(page: Page, { number }: IncidentRecord, told: Told): Promise<void> {
  const figures = { durationMinutes: told.minutes, waitedMinutes: told.theirs };
  const record = (await (await page.request.get(`/api/incidents/${number}`)).json()) as IncidentRecord;
  expect(record).toMatchObject(figures);
  const list = (await (await page.request.get("/api/incidents?limit=50")).json()) as IncidentPage;
  expect(list.incidents.find((incident) => incident.number === number)).toMatchObject(figures);

  await page.goto(incidentPath(number));
  const clocks = page.getByRole("region", { name: "Clocks" });
  await expect(clocks.getByRole("timer", { name: "It took" })).toHaveText(told.short);
  await expect(clocks).toContainText(told.split);
  // What is pressed before the page has come to life reaches nobody.
  await expect(page.getByLabel("What happened, or what you see")).toBeEnabled();
  await page.getByRole("region", { name: "Slack messages" }).getByRole("button", { name: "Post an update" }).click();
  const composer = page.getByRole("dialog", { name: "Post an update" });
  await composer.getByText("Short update", { exact: true }).click();
  await expect(composer.getByLabel("Message", { exact: true })).toHaveValue(
    new RegExp(`INC-${number}: RESOLVED after ${told.slack}\n`),
  );
  await composer.getByText("Whole message", { exact: true }).click();
  await expect(composer.getByLabel("Message", { exact: true })).toHaveValue(new RegExp(`\nDuration: ${told.slack}\n`));

  await page.goto(incidentsPath);
  await expect(rowOf(page, number)).toContainText(told.short);
  await expect(rowOf(page, number)).toContainText(told.split);

  await page.goto(postmortemPath(number));
  await expect(page.getByRole("main")).toContainText(told.long);
  await expect(page.getByRole("main")).toContainText(`${told.minutes}m`);
  const markdown = await (await page.request.get(`/api/incidents/${number}/postmortem.md`)).text();
  // Two blanks break a line in Markdown.
  expect(markdown).toMatch(new RegExp(`^\\*\\*Duration:\\*\\* ${told.long} *$`, "m"));
  expect(markdown).toContain(`Duration of degraded service: ${told.minutes}m`);
}

test("waiting, resuming, reopening and back-dating give the same durations everywhere", async ({
  signedIn: page,
  app,
}) => {
  test.slow();
  const began = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 120 * MINUTE_MS;
  const at = (minutes: number) => new Date(began + minutes * MINUTE_MS).toISOString();
  let record = await declareIncident(page, app, {
    severity: "P2",
    leaf: "token",
    commander: "Ann Admin",
    firstAlert: { text: "Conversations do not load", at: at(0) },
  });
  const give = async (command: CommandInput) => {
    record = await giveCommand(page, app, record, command);
  };
  const version = () => ({ expectedVersion: record.version });
  const entryOf = (kind: string) => record.entries.findLast(({ body }) => body.kind === kind)?.seq ?? 0;
  /** While it is open only the part that does not run is known to the minute. */
  const expectOpen = async (part: string) => {
    await page.goto(incidentPath(record.number));
    await expect(page.getByRole("region", { name: "Clocks" })).toContainText(part);
    await page.goto(incidentsPath);
    await expect(rowOf(page, record.number)).toContainText(/open \d h \d+ min/);
  };
  await give({ type: "post-message", text: "It is looked at." });

  await test.step("it waits, and goes on", async () => {
    await give({ type: "start-waiting", at: at(10) });
    await expectOpen("ours 10 min");
    await give({ type: "end-waiting", at: at(30) });
    await expectOpen("Intercom's 20 min");
    await expect(rowOf(page, record.number)).toContainText("Intercom's 20 min");
  });

  await test.step("it ended earlier than somebody says it", async () => {
    await give({ type: "resolve", ...version(), fix: "A new token", at: at(40) });
    await expectEverywhere(page, record, {
      minutes: 40,
      theirs: 20,
      short: "40 min",
      split: "ours 20 min · Intercom's 20 min",
      long: "0 hours 40 minutes",
      slack: "0 hours 40 minutes, of which 20 waiting on Intercom",
    });
  });

  await test.step("it is open again, and ends while it waits", async () => {
    await give({ type: "reopen", ...version(), reason: "401 again", at: at(50) });
    await give({ type: "start-waiting", at: at(55) });
    await give({ type: "resolve", ...version(), fix: "Another token", at: at(70) });
    await expectEverywhere(page, record, {
      minutes: 70,
      theirs: 35,
      short: "1 h 10 min",
      split: "ours 35 min · Intercom's 35 min",
      long: "1 hour 10 minutes",
      slack: "1 hour 10 minutes, of which 35 waiting on Intercom",
    });
  });

  await test.step("it began earlier, and ended later, than was said", async () => {
    await give({ type: "amend-entry", ...version(), entry: entryOf("first-alert"), at: at(-15) });
    await give({ type: "amend-entry", ...version(), entry: entryOf("resolved"), at: at(100) });
    await expectEverywhere(page, record, {
      minutes: 115,
      theirs: 65,
      short: "1 h 55 min",
      split: "ours 50 min · Intercom's 1 h 5 min",
      long: "1 hour 55 minutes",
      slack: "1 hour 55 minutes, of which 1 hour 5 minutes waiting on Intercom",
    });
  });
});
