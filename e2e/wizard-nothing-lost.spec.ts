import { expect, test as plain } from "@playwright/test";
import { startServer, temporaryFolder } from "./support/app.ts";
import { play, signIn, test } from "./support/fixtures.ts";
import { createAdministrator } from "./support/sign-in.ts";
import {
  declare,
  declaredIncident,
  FIRST_QUESTION,
  heading,
  incidentCount,
  openWizard,
  SECOND_QUESTION,
} from "./support/wizard.ts";

/** A port that no other test file uses. */
const PORT = 4380;

test("a reload and the end of the session lose nothing that was typed", async ({ signedIn: page, app }) => {
  await play(app, "token-revoked");
  await openWizard(page, "/wizard?step=declare");
  await page.getByLabel("Impact", { exact: true }).fill("Nobody in Lyon can write to us");
  await page.getByLabel("First alert").fill("A customer called");
  await page.getByLabel("Commander").fill("bob");
  await page.getByText("Partial impact").click();
  await page.getByRole("button", { name: "None promised" }).click();
  await page.reload();
  const typed = async () => {
    await expect(page.getByLabel("Impact", { exact: true })).toHaveValue("Nobody in Lyon can write to us");
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
  await expect(page.getByLabel("Impact", { exact: true })).toHaveValue("");
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

test("a declaration whose answer was lost is not made again by changing a word, but by asking for another one", async ({
  signedIn: page,
  app,
}) => {
  await play(app, "token-revoked");
  await openWizard(page, "/wizard?step=declare");
  const before = await incidentCount(page);
  await page.route("**/api/incidents", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await declare(page);
  await expect(page.getByText("The Offhook server does not answer")).toBeVisible();
  await page.unroute("**/api/incidents");

  const impact = page.getByLabel("Impact", { exact: true });
  await impact.fill("Nobody in Lyon can write to us");
  await declare(page);
  await expect(page.locator("[data-failure]")).toBeFocused();
  await expect(page.getByText("An earlier press did declare this incident")).toBeVisible();
  expect(await incidentCount(page)).toBe(before + 1);

  await page.getByRole("link", { name: "the open incidents" }).click();
  await expect(page.getByRole("heading", { name: "Incidents", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(impact).toHaveValue("Nobody in Lyon can write to us");
  await declare(page);
  await page.getByRole("button", { name: "Declare another one" }).click();
  expect(await declaredIncident(page)).toMatchObject({ impact: "Nobody in Lyon can write to us" });
  expect(await incidentCount(page)).toBe(before + 2);
});

test("while it is being declared, the form takes nothing that would be forgotten", async ({ signedIn: page, app }) => {
  await play(app, "token-revoked");
  await openWizard(page, "/wizard?step=declare");
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route("**/api/incidents", async (route) => {
    await held;
    await route.continue();
  });
  const takesFocus = () =>
    page.locator("textarea").evaluateAll((fields) =>
      fields.map((field) => {
        field.focus();
        return field === document.activeElement;
      }),
    );
  // Once it has come to life.
  await expect.poll(async () => new Set(await takesFocus())).toEqual(new Set([true]));
  await declare(page);
  await expect(page.getByRole("button", { name: "Declaring" })).toBeVisible();
  expect(new Set(await takesFocus())).toEqual(new Set([false]));
  await expect(page.getByRole("button", { name: "Copy message" })).toBeEnabled();
  letGo();
  await declaredIncident(page);
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
      // The dialogs are fetched once the page stands; from then on they open without a server.
      await page.waitForLoadState("networkidle");
      await server.stop("SIGKILL");

      await page.getByRole("button", { name: /^Yes: errors/ }).click();
      await expect(heading(page, SECOND_QUESTION)).toBeVisible();
      await page.getByRole("button", { name: "Run triage" }).click();
      await expect(page.getByText("The evidence is not refreshed")).toBeVisible();
      await page.getByRole("button", { name: "Start again" }).first().click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
      await expect(heading(page, SECOND_QUESTION)).toBeVisible();
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
