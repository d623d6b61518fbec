import { expect, type Page } from "@playwright/test";
import { incidentPath } from "#components/incident/paths.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { Agreement } from "./support/agreement.ts";
import { openPalette, test } from "./support/fixtures.ts";
import { declareIncident, giveCommand } from "./support/incidents.ts";
import { newResponder } from "./support/responder.ts";
import { newInSlack } from "./support/slack.ts";
import { newViewer } from "./support/viewer.ts";

/** From one second to the next, and what a busy browser takes to draw it. */
const TICK_MS = 1_500;

const clocksOf = (page: Page) => page.getByRole("region", { name: "Clocks" });
const rowOf = (page: Page, role: string) =>
  page.getByRole("region", { name: "People" }).getByRole("listitem").filter({ hasText: role });

/** What stands on a page's clocks at one moment: the countdown as the instant that it leads to, and all else as text. */
async function readClocks(page: Page): Promise<{ deadlineMs: number | null; text: string }> {
  const { all, at } = await clocksOf(page).evaluate((clocks) => ({
    all: (clocks as HTMLElement).innerText.replaceAll(/\s+/g, " "),
    at: Date.now(),
  }));
  const [countdown = "", minutes, seconds] = /acknowledge in (\d\d):(\d\d)/.exec(all) ?? [];
  const deadlineMs = minutes === undefined ? null : at + (Number(minutes) * 60 + Number(seconds)) * 1_000;
  return { deadlineMs, text: all.replace(countdown, "") };
}

/** Read at the same moment, all clocks tell the same; a countdown within a tick. */
async function expectSameClocks(pages: readonly Page[]): Promise<void> {
  await expect(async () => {
    const [first, ...others] = await Promise.all(pages.map(readClocks));
    for (const other of others) {
      expect(other.text).toBe(first?.text);
      expect(other.deadlineMs === null).toBe(first?.deadlineMs === null);
      expect(Math.abs((other.deadlineMs ?? 0) - (first?.deadlineMs ?? 0))).toBeLessThanOrEqual(TICK_MS);
    }
  }).toPass();
}

test("two who respond and one who reads see one incident to its end, with the same clocks", async ({
  signedIn: ann,
  app,
  browser,
}) => {
  test.slow();
  const ben = await newResponder(browser, ann, app, { name: "Ben Responder", email: "command-ben@example.com" });
  const vic = await newViewer(browser, ann, app, "command-vic@example.com");
  const all = [ann, ben, vic];
  const said = await declareIncident(ann, app, {
    severity: "P1",
    leaf: "token",
    cause: "Our token expired",
    nextUpdateAt: new Date(Date.now() + 60 * 60_000).toISOString(),
    firstAlert: { text: "Conversations do not load", at: new Date(Date.now() - 4 * 60_000).toISOString() },
  });
  await Promise.all(all.map((page) => page.goto(incidentPath(said.number))));
  for (const page of [ann, ben]) {
    await expect(page.getByLabel("What happened, or what you see")).toBeEnabled();
  }
  const agreement = new Agreement();
  const posted = await newInSlack(app);
  const slackText = async () => (await vic.request.get(`/api/incidents/${said.number}/slack-message`)).text();
  const sentOn = (page: Page) =>
    page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name: "Message" }) })
      .getByText("Sent", { exact: true });

  await test.step("who looks is seen by each, whoever only reads too", async () => {
    for (const page of all) {
      await expect(page.getByText(/^Looking now: /)).toContainText("Ben Responder");
      await expect(page.getByText(/^Looking now: /)).toContainText("Vic Viewer");
    }
    await expect(vic.getByText(/^Looking now: Vic Viewer \(you\)/)).toHaveCount(1);
  });

  await test.step("the time to acknowledge runs alike on all three", async () => {
    await expect(clocksOf(vic)).toContainText(/acknowledge in (1\d|0\d):\d\d/);
    await expectSameClocks(all);
  });

  await test.step("one takes command with one press, which acknowledges it", async () => {
    const take = rowOf(ben, "Commander").getByRole("button", { name: "Take command" });
    await agreement.on(all, () => take.click(), /In command: Ben Responder/);
    for (const page of all) await expect(clocksOf(page)).toContainText("Acknowledged after");
    await expect(ann.getByText(/^Ben Responder: Acknowledged, /)).toBeVisible();
    await expect(ben.getByText(/^Ben Responder: /)).toHaveCount(0);
    await expectSameClocks(all);
  });

  await test.step("Slack is told once, and each page tells that it was", async () => {
    await giveCommand(ann, app, said, { type: "post-message", text: await slackText() });
    for (const page of all) await expect(sentOn(page)).toHaveCount(1);
    expect(await posted()).toHaveLength(1);
  });

  await test.step("it waits on Intercom, and goes on", async () => {
    await ann.getByRole("button", { name: "Waiting on Intercom" }).click();
    await ann.getByRole("dialog").getByLabel("What for (optional)").fill("Ticket 4711");
    const start = ann.getByRole("dialog").getByRole("button", { name: "Start waiting" });
    await agreement.on(all, () => start.click(), /waiting on Intercom \d min/);
    for (const page of all) await expect(clocksOf(page)).toContainText(/ours \d+ min · Intercom's \d+ min/);
    await expectSameClocks(all);
    await expect(ann.getByRole("button", { name: "Not waiting any more" }).last()).toBeFocused();
    await agreement.on([ben, vic], () => ben.locator("#next-action").click(), /Not waiting any more\s*\d\d:/);
    for (const page of all) await expect(page.getByText(/waiting on Intercom \d/)).toHaveCount(0);
    await expectSameClocks(all);
  });

  await test.step("the work goes on: identified, mitigated, watched", async () => {
    const status = (name: string) => ben.getByRole("button", { name, exact: true });
    await agreement.on(all, () => status("IDENTIFIED").click(), /IDENTIFIED, was INVESTIGATING/);
    await expect(ann.getByText(/^Ben Responder: Status IDENTIFIED, was INVESTIGATING, /)).toBeVisible();
    await ann.keyboard.press("i");
    await ann.keyboard.press("m");
    await ann.getByLabel("What was done").fill("Rotated the token");
    await agreement.on([ben, vic], () => ann.keyboard.press("Control+Enter"), /Rotated the token/);
    await agreement.on(all, () => status("MONITORING").click(), /MONITORING, was IDENTIFIED/);
    for (const page of all) {
      await expect(page.locator("main header").getByText("MONITORING", { exact: true })).toBeVisible();
    }
  });

  await test.step("command is handed over with a note, which stands in the timeline", async () => {
    await rowOf(ben, "Commander").getByRole("button", { name: "Hand over: commander" }).click();
    const dialog = ben.getByRole("dialog", { name: "Hand over: commander" });
    await dialog.getByRole("button", { name: "Ann Admin" }).click();
    await dialog.getByLabel("What they have to know (optional)").fill("Ticket 4711 is open");
    const handOver = dialog.getByRole("button", { name: "Hand over", exact: true });
    await agreement.on(all, () => handOver.click(), /In command: Ann Admin/);
    await expect(rowOf(ben, "Commander").getByRole("button", { name: "Hand over: commander" })).toBeFocused();
    const entry = vic.getByRole("listitem").filter({ hasText: "Ticket 4711 is open" });
    await expect(entry).toContainText("Ann Admin, was Ben Responder");
  });

  await test.step("it is resolved, and all three tell the same of it", async () => {
    await ann.getByRole("button", { name: "Resolve", exact: true }).click();
    await ann.getByRole("dialog").getByLabel("What fixed it").fill("A new token");
    const resolve = ann.getByRole("dialog").getByRole("button", { name: "Resolve", exact: true });
    await agreement.on(all, () => resolve.click(), /Fixed by: A new token/);
    await expectSameClocks(all);
    const record = (await (await vic.request.get(`/api/incidents/${said.number}`)).json()) as IncidentRecord;
    const total = `${record.durationMinutes} min`;
    for (const page of all) await expect(clocksOf(page).getByRole("timer", { name: "It took" })).toHaveText(total);
    agreement.expectWithinASecond();
  });

  await test.step("Slack holds one head, which tells the end, and the update in its thread", async () => {
    await giveCommand(ben, app, said, { type: "post-message", text: "A new token is in place." });
    for (const page of all) await expect(sentOn(page)).toHaveCount(2);
    const [head, reply, ...more] = await posted();
    expect(more).toEqual([]);
    expect(head).toMatchObject({ threadTs: null, text: await slackText() });
    expect(head?.text).toContain("Status: RESOLVED");
    expect(head?.text).toContain("Commander: @Ann Admin");
    // IDENTIFIED, MONITORING, and the end.
    expect(head?.updates).toBe(3);
    expect(reply).toMatchObject({ text: "A new token is in place.", threadTs: head?.ts, updates: 0 });
  });

  await test.step("who leaves is gone from the others' pages", async () => {
    await vic.goto("/incidents");
    await expect(ann.getByText(/^Looking now: /)).not.toContainText("Vic Viewer");
    await ben.context().close();
    await expect(ann.getByText(/^Looking now: /)).not.toContainText("Ben Responder", { timeout: 60_000 });
    await vic.context().close();
  });
});

test("everything is done from the keyboard: by the palette and by keys, and focus is never lost", async ({
  signedIn: page,
  app,
}) => {
  const { number } = await declareIncident(page, app, { severity: "P2", leaf: "token" });
  await page.goto(incidentPath(number));
  await expect(page.getByLabel("What happened, or what you see")).toBeEnabled();
  const palette = await openPalette(page);
  await page.keyboard.type("acknow");
  await expect(palette.getByRole("option", { name: /^Acknowledge/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(clocksOf(page)).toContainText("Acknowledged after");

  const press = async (keys: string) => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("ic");
  await expect(page.getByText("In command: Ann Admin")).toBeVisible();
  await press("i2");
  await expect(page.getByRole("button", { name: "IDENTIFIED" })).toHaveAttribute("aria-pressed", "true");
  await press("iw");
  await page
    .getByRole("dialog", { name: "Waiting on Intercom" })
    .getByRole("button", { name: "Start waiting" })
    .press("Enter");
  await expect(clocksOf(page)).toContainText("waiting on Intercom");
  await press("io");
  await expect(page.getByLabel("What happened, or what you see")).toBeFocused();
  await page.keyboard.type("jp ic");
  await expect(page.getByLabel("What happened, or what you see")).toHaveValue("jp ic");
  await press("jp");
  await expect(page.getByRole("region", { name: "People" })).toBeFocused();
  await press("ih");
  await expect(page.getByRole("dialog", { name: "Hand over: commander" })).toBeVisible();
  await page.keyboard.press("Escape");
  await press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" }).getByText("Take command")).toBeVisible();
  await page.keyboard.press("Escape");
  await press("ir");
  await expect(page.getByRole("dialog", { name: "Resolve the incident" })).toBeVisible();
});

test("two who give a role at the same time: the second is told who was first, and chooses", async ({
  signedIn: page,
  app,
}) => {
  const record = await declareIncident(page, app, { severity: "P2", leaf: "token", commander: "Ann Admin" });
  await page.goto(incidentPath(record.number));
  await rowOf(page, "Scribe").getByRole("button", { name: "Hand over: scribe" }).click();
  const dialog = page.getByRole("dialog", { name: "Give the role: scribe" });
  await dialog.getByLabel("To whom").fill("Zoe");
  await giveCommand(page, app, record, { type: "set-scribe", expectedVersion: record.version, scribe: "Yan" });
  await expect(page.getByText("Ann Admin changed this meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Save mine instead" }).click();
  await expect(rowOf(page, "Scribe")).toContainText("Zoe");
});

test("what must not stay is redacted for good, and who did it is told", async ({ signedIn: page, app }) => {
  const record = await declareIncident(page, app, { severity: "P2", leaf: "token" });
  await giveCommand(page, app, record, { type: "add-note", text: "The token is dG9rOjEyMzQ1Njc4" });
  await page.goto(incidentPath(record.number));
  const note = page.getByRole("listitem").filter({ hasText: "The token is" });
  await note.getByRole("button", { name: /^Redact for good: Note/ }).click();
  const dialog = page.getByRole("dialog", { name: "Redact this entry for good?" });
  await expect(dialog).toContainText("This cannot be undone.");
  await dialog.getByLabel("Why (optional)").fill("A token");
  await dialog.getByRole("button", { name: "Redact for good" }).click();
  const redacted = page.getByRole("listitem").filter({ hasText: "Redacted by Ann Admin" });
  await expect(redacted).toContainText(": A token");
  await expect(page.getByText("dG9rOjEyMzQ1Njc4")).toHaveCount(0);
  const after = await (await page.request.get(`/api/incidents/${record.number}`)).text();
  expect(after).not.toContain("dG9rOjEyMzQ1Njc4");
});
