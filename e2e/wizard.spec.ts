import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page, test as plain } from "@playwright/test";
import { THEME_COOKIE } from "#components/theme/theme.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { startServer, temporaryFolder } from "./support/app.ts";
import { play, runTriage, signIn, test } from "./support/fixtures.ts";
import { createAdministrator } from "./support/sign-in.ts";

/** A port that no other test file uses. */
const PORT = 4380;

const FIRST_QUESTION = "API returning errors?";
const SECOND_QUESTION = /does it report an incident that explains this/;

function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole("heading", { name, level: 1 });
}

/** Runs triage once, so that the newest run is of what is played now, and opens the wizard. */
async function openWizard(page: Page, address = "/wizard"): Promise<void> {
  await page.goto("/");
  await runTriage(page);
  await page.goto(address);
}

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}

async function declare(page: Page): Promise<void> {
  await page.locator("form").getByRole("button", { name: "Declare incident" }).click();
}

async function declaredIncident(page: Page): Promise<IncidentRecord> {
  await expect(heading(page, /^INC-\d+ is declared$/)).toBeVisible();
  const number = new URL(page.url()).searchParams.get("incident");
  const response = await page.request.get(`/api/incidents/${number}`);
  expect(response.status()).toBe(200);
  return response.json();
}

async function incidentCount(page: Page): Promise<number> {
  const response = await page.request.get("/api/incidents?limit=200");
  const { incidents } = (await response.json()) as { incidents: unknown[] };
  return incidents.length;
}

test("from the first question to the copied message by keyboard alone", async ({ signedIn: page, app }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: app.url });
  await play(app, "token-revoked");
  await openWizard(page);
  await expect(heading(page, FIRST_QUESTION)).toBeFocused();
  await page.keyboard.press("1");
  await expect(heading(page, SECOND_QUESTION)).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(heading(page, FIRST_QUESTION)).toBeFocused();
  await page.keyboard.press("1");
  await expect(heading(page, SECOND_QUESTION)).toBeFocused();
  await page.keyboard.press("2");
  await expect(heading(page, "What does the API answer?")).toBeFocused();
  await page.keyboard.press("1");
  await expect(heading(page, "Token rejected")).toBeFocused();

  await tabTo(page, page.getByRole("button", { name: "Declare incident" }));
  await page.keyboard.press("Enter");
  await expect(heading(page, "Declare incident")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Customer conversations not loading" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.locator("form").getByRole("button", { name: "Declare incident" }));
  await page.keyboard.press("Enter");

  const record = await declaredIncident(page);
  await expect(heading(page, /is declared/)).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Copy message" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied").first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^\[DRILL\] \[P1\] INCIDENT: Intercom Integration\nStatus: INVESTIGATING\nImpact: Customer conversations not loading\nCause: Our token expired or was revoked\nAction: Rotating token\nNext update: \d\d:\d\d UTC\nCommander: @Ann Admin$/,
  );
  expect(record).toMatchObject({ drill: true, leaf: "token", severity: "P1", status: "INVESTIGATING" });
  expect(record.requestIds.length).toBeGreaterThan(0);
  expect(record.entries[0]?.body).toMatchObject({
    kind: "declared",
    answers: [
      { question: "api-errors", answer: "yes", by: "person" },
      { question: "incident-reported", answer: "none", by: "person" },
      { question: "error-kind", answer: "token", by: "person" },
    ],
  });
});

test("evidence that answers everything leads to the message in four presses, and what came of it survives a reload", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "server-errors-unreported");
  await openWizard(page);
  await page.getByRole("button", { name: "Follow the evidence" }).click();
  await expect(heading(page, "Server errors")).toBeVisible();
  await page.getByRole("button", { name: "Declare incident" }).click();
  await declare(page);
  const record = await declaredIncident(page);
  expect(record.entries[0]?.body).toMatchObject({
    answers: [{ by: "evidence" }, { by: "evidence" }, { by: "evidence" }],
  });

  await page.reload();
  const message = page.getByRole("figure", { name: "Slack message" });
  await expect(message).toContainText("[DRILL] [P1] INCIDENT: Intercom Integration");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download postmortem" }).click();
  expect((await download).suggestedFilename()).toBe(`INC-${record.number}-postmortem.md`);
  await expect(page.getByRole("link", { name: `Go to INC-${record.number}` })).toHaveAttribute(
    "href",
    `/incidents/${record.number}`,
  );
});

test("an answer can be overridden, undone and gone back to, and starting again asks first", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "token-revoked");
  await openWizard(page);
  await page.getByRole("button", { name: /^Yes: errors/ }).click();
  await page.getByRole("button", { name: "Incident reported" }).click();
  await expect(heading(page, "Incident at Intercom")).toBeVisible();

  await page.goBack();
  await expect(heading(page, SECOND_QUESTION)).toBeFocused();
  await expect(page.getByRole("button", { name: /Incident reported.*your answer/ })).toBeVisible();
  await page.goForward();
  await expect(heading(page, "Incident at Intercom")).toBeVisible();

  await page
    .getByRole("navigation", { name: "The way so far" })
    .getByRole("button", { name: /Incident reported/ })
    .click();
  await page.getByRole("button", { name: "Undo my answer" }).click();
  await expect(page.getByText("your answer", { exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: "Follow the evidence" }).click();
  await expect(heading(page, "Token rejected")).toBeVisible();

  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(heading(page, "Token rejected")).toBeVisible();
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Clear and start again" }).click();
  await expect(heading(page, FIRST_QUESTION)).toBeVisible();
  await expect(page.getByText("your answer", { exact: true })).toHaveCount(0);
});

test("newer evidence says what it would change, and changes nothing that a person answered", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "token-revoked");
  await openWizard(page);
  await page.getByRole("button", { name: /^Yes: errors/ }).click();
  await play(app, "healthy");
  await page.getByRole("button", { name: "Run triage" }).click();
  await expect(page.getByText("Newer evidence says something else")).toBeVisible();
  await expect(page.getByText("your own answer stays")).toBeVisible();
  await expect(heading(page, SECOND_QUESTION)).toBeVisible();
  await page.getByRole("button", { name: "Use the newer evidence" }).click();
  await expect(page.getByText("Newer evidence says something else")).toHaveCount(0);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("button", { name: /^Yes: errors.*your answer/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^No: calls work.*evidence says/ })).toBeVisible();
});

test("a reload and the end of the session lose nothing that was typed", async ({ signedIn: page, app }) => {
  await play(app, "token-revoked");
  await openWizard(page, "/wizard?step=declare");
  await page.getByLabel("Impact").fill("Nobody in Lyon can write to us");
  await page.getByLabel("First alert").fill("A customer called");
  await page.getByLabel("Commander").fill("bob");
  await page.getByText("Partial impact").click();
  await page.getByRole("button", { name: "None promised" }).click();
  await page.reload();
  const typed = async () => {
    await expect(page.getByLabel("Impact")).toHaveValue("Nobody in Lyon can write to us");
    await expect(page.getByLabel("First alert")).toHaveValue("A customer called");
    await expect(page.getByLabel("Commander")).toHaveValue("bob");
    await expect(page.getByRole("radio", { name: /P3/ })).toBeChecked();
    await expect(page.getByRole("button", { name: "None promised" })).toHaveAttribute("aria-pressed", "true");
  };
  await typed();

  await page.context().clearCookies();
  await declare(page);
  await expect(page.getByText("you have been signed out")).toBeVisible();
  await typed();
  const other = await page.context().newPage();
  await signIn(other);
  await other.close();
  await declare(page);
  expect(await declaredIncident(page)).toMatchObject({
    severity: "P3",
    impact: "Nobody in Lyon can write to us",
    commander: "bob",
    nextUpdateAt: null,
  });

  await page.goto("/wizard?step=declare");
  await expect(page.getByLabel("Impact")).toHaveValue("");
});

test("a declaration whose answer was lost is made once, also after a reload", async ({ signedIn: page, app }) => {
  await play(app, "token-revoked");
  await openWizard(page, "/wizard?step=declare");
  const before = await incidentCount(page);
  await page.route("**/api/incidents", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await declare(page);
  await expect(page.getByText("The Offhook server does not answer")).toBeVisible();
  expect(await incidentCount(page)).toBe(before + 1);
  await page.unroute("**/api/incidents");
  await page.reload();
  await expect(page.getByLabel("First alert")).not.toHaveValue("");
  await declare(page);
  await declaredIncident(page);
  expect(await incidentCount(page)).toBe(before + 1);
});

test("what the server refuses is said at its field", async ({ signedIn: page, app }) => {
  await play(app, "token-revoked");
  await openWizard(page, "/wizard?step=declare");
  const alert = page.getByLabel("First alert");
  await alert.fill("   ");
  await declare(page);
  await expect(page.getByText("Say what alerted you")).toBeVisible();
  await expect(alert).toBeFocused();
  await expect(alert).toHaveAttribute("aria-invalid", "true");
});

test("an address that was made up leads to the first question, and an unknown incident says so", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "healthy");
  await openWizard(page);
  for (const step of ["constructor", "%00", "error-kind", "<script>", "done", "done&incident=-1"]) {
    await page.goto(`/wizard?step=${step}`);
    await expect(heading(page, FIRST_QUESTION)).toBeVisible();
  }
  await page.goto("/wizard?step=done&incident=999999");
  await expect(page.getByText("INC-999999 could not be shown")).toBeVisible();
  await page.getByRole("button", { name: "Walk the runbook" }).click();
  await expect(heading(page, FIRST_QUESTION)).toBeVisible();
});

test("a viewer walks and reads, but finds nothing to declare with", async ({ signedIn: page, app, browser }) => {
  const viewer = { email: "vic@example.com", password: "a viewer's long password" };
  await page.request.post("/api/accounts", {
    headers: { origin: app.url },
    data: { ...viewer, name: "Vic Viewer", role: "viewer" },
  });
  await play(app, "token-revoked");
  await openWizard(page);
  const context = await browser.newContext({ baseURL: app.url });
  const theirs = await context.newPage();
  await signIn(theirs, viewer);
  await theirs.goto("/wizard?step=declare");
  await expect(heading(theirs, "Token rejected")).toBeVisible();
  await expect(theirs.getByText("A responder or an administrator can.")).toBeVisible();
  await expect(theirs.locator("main").getByRole("button", { name: "Declare incident" })).toHaveCount(0);
  await theirs.locator("main").getByRole("button", { name: "Back" }).click();
  await expect(heading(theirs, "What does the API answer?")).toBeVisible();
  await context.close();
});

for (const theme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    test(`axe finds nothing on any step, ${theme}, ${viewport.width} px`, async ({ signedIn: page, app }) => {
      await play(app, "token-revoked");
      await page.setViewportSize(viewport);
      await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: app.url }]);
      await openWizard(page);
      const look = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target)}`)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(viewport.width);
      };
      await page.getByRole("button", { name: /^Yes: errors/ }).click();
      await look();
      await page.getByRole("button", { name: "Follow the evidence" }).click();
      await expect(heading(page, "Token rejected")).toBeVisible();
      await look();
      await page.getByRole("button", { name: "Declare incident" }).click();
      await page.getByLabel("First alert").fill("");
      await declare(page);
      await expect(page.getByText("Say what alerted you")).toBeVisible();
      await look();
      await page.getByLabel("First alert").fill("A customer called");
      await declare(page);
      await declaredIncident(page);
      await look();
    });
  }
}

plain(
  "with the server killed, an open page walks, types and copies, and declares once they are back",
  async ({ browser }) => {
    plain.slow();
    const folder = await temporaryFolder();
    const url = `http://localhost:${PORT}`;
    let server = await startServer(PORT, folder.path);
    try {
      await createAdministrator(url);
      const context = await browser.newContext({ baseURL: url });
      await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: url });
      const page = await context.newPage();
      await signIn(page);
      await openWizard(page);
      await expect(heading(page, FIRST_QUESTION)).toBeFocused();
      await server.stop("SIGKILL");

      await page.getByRole("button", { name: /^Yes: errors/ }).click();
      await expect(heading(page, SECOND_QUESTION)).toBeVisible();
      await page.getByRole("button", { name: "Run triage" }).click();
      await expect(page.getByText("The evidence is not refreshed")).toBeVisible();
      await page.getByRole("button", { name: "No incident" }).click();
      await page.getByRole("button", { name: "429: rate limited" }).click();
      await expect(heading(page, "Rate limited")).toBeVisible();
      await page.goBack();
      await expect(heading(page, "What does the API answer?")).toBeVisible();
      await page.goForward();
      await page.getByRole("button", { name: "Declare incident" }).click();
      await page.getByLabel("First alert").fill("Our queue grows");
      await page.getByRole("button", { name: "Messages not sending" }).click();
      await page.getByRole("button", { name: "Copy message" }).click();
      await expect(page.getByText("Copied").first()).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
        "Impact: Messages not sending\nCause: Rate limited\nAction: Pausing sync jobs\n",
      );
      await declare(page);
      await expect(page.getByText("The incident was not declared")).toBeVisible();
      await expect(page.getByLabel("First alert")).toHaveValue("Our queue grows");

      server = await startServer(PORT, folder.path);
      await declare(page);
      expect(await declaredIncident(page)).toMatchObject({
        number: 1,
        leaf: "rate-limit",
        impact: "Messages not sending",
      });
    } finally {
      await server.stop();
      await folder.remove();
    }
  },
);
