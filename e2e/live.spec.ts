import { expect, type Page } from "@playwright/test";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import { SCENARIOS, type Scenario } from "#lib/contracts/simulator.ts";
import { type App, MONITOR_EVERY_SECOND, startApp } from "./support/app.ts";
import { expectAxeFindsNothingInAnyLook } from "./support/axe.ts";
import { play, signIn, test } from "./support/fixtures.ts";
import { createAdministrator } from "./support/sign-in.ts";
import { EXPECTED } from "./support/verdicts.ts";

const INTERVAL_MS = 1_000;

/** What a busy machine may take beyond the monitor's own time, to draw a page among other things. */
const SLACK_MS = 6_000;

/** How long the probes themselves take in a scenario: a first look, and where that finds trouble, a second one. */
const PROBES_MS: Partial<Record<Scenario, number>> = {
  slow: 5_000,
  "search-slow": 2_500,
  hang: 10_000,
  "endless-body": 10_000,
  // The simulator sends a notification every five seconds.
  "webhooks-late": 5_000,
};

const LAST: Scenario = "webhooks-late";
const LATE_WEBHOOKS = { side: "theirs", leaf: "degraded", severity: "P3" } as const;

/** All of them, and all is well in between where a verdict could not be told from the one before. */
const PLAYED = [...SCENARIOS.filter((scenario) => scenario !== LAST), LAST].flatMap(
  (scenario, index, all): Scenario[] => {
    const before = all[index - 1];
    return before !== undefined && EXPECTED[before].leaf === EXPECTED[scenario].leaf
      ? ["healthy", scenario]
      : [scenario];
  },
);

let app: App;
test.beforeAll(async () => {
  app = await startApp(4310, MONITOR_EVERY_SECOND);
  await createAdministrator(app.url);
});
test.afterAll(() => app.stop());
test.use({ baseURL: "http://localhost:4310" });

test("what is suspected is declared with one click, as of the first bad run", async ({ page }) => {
  await play(app, "healthy");
  await signIn(page);
  await page.goto("/runbook");
  await play(app, "plan-restricted");
  const banner = page.getByRole("complementary", { name: "Suspicion" });
  await expect(banner).toContainText("Our Intercom plan does not allow API calls");
  const { suspicion } = await monitorOf(page);
  // It goes on for a while before somebody comes.
  await expect.poll(async () => Date.now() - Date.parse(suspicion?.startedAt ?? "")).toBeGreaterThan(4_000);

  await banner.getByRole("button", { name: "Declare incident" }).click();
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  const number = new URL(page.url()).pathname.split("/").at(-1);
  const record = (await (await page.request.get(`/api/incidents/${number}`)).json()) as IncidentRecord;
  expect(record).toMatchObject({ startedAt: suspicion?.startedAt, severity: "P1", leaf: "plan" });
  expect(record.requestIds.length).toBeGreaterThan(1);
  await expect(banner).toHaveCount(0);
  await play(app, "healthy");
});

test("a suspicion is dismissed with a reason, everywhere at once", async ({ page, browser }) => {
  await play(app, "healthy");
  await signIn(page);
  const elsewhere = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage();
  await elsewhere.goto("http://localhost:4310/incidents");
  await play(app, "token-unauthorized");
  const banner = page.getByRole("complementary", { name: "Suspicion" });
  await expect(banner).toBeVisible();
  await expect(elsewhere.getByRole("complementary", { name: "Suspicion" })).toBeVisible();

  await expectAxeFindsNothingInAnyLook(page, "suspected");
  await banner.getByRole("button", { name: "Dismiss" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /dismiss/i }).click();
  await expect(dialog.getByText("Say why this is no incident")).toBeVisible();
  await dialog.getByLabel(/why|reason/i).fill("The scope is being added right now");
  await dialog.getByRole("button", { name: /dismiss/i }).click();
  await expect(banner).toHaveCount(0);
  await expect(elsewhere.getByRole("complementary", { name: "Suspicion" })).toHaveCount(0);
  await play(app, "healthy");
  await elsewhere.context().close();
});

test("with the browser's clock advanced, nothing older than two intervals looks fresh", async ({ page }) => {
  await play(app, "healthy");
  await page.clock.install();
  await signIn(page);
  const verdict = page.getByRole("article", { name: "Verdict" });
  await expect(verdict.getByRole("status")).toContainText(/^healthy:/);
  const cards = page
    .getByRole("region", { name: "Evidence" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading") });
  await expect(cards.first()).toBeVisible();

  // Nothing comes through any more, and nothing tells that the clock is wrong.
  await page.route("**/api/**", (route) => route.abort());
  await app.program.child.kill("SIGSTOP");
  try {
    await page.clock.fastForward(2 * INTERVAL_MS + 60_000);
    await expect(page.getByText(/Not live since/).first()).toBeVisible();
    await expect(verdict.getByText(/^Old: /)).toBeVisible();
    for (const card of await cards.all()) await expect(card.getByText(/^(OK|Warning|Failing)$/)).toHaveCount(0);
    await expect(page).not.toHaveTitle(/healthy|✓/i);
    await expectAxeFindsNothingInAnyLook(page, "not live");
  } finally {
    app.program.child.kill("SIGCONT");
  }
});

// The last one: late notifications count for five minutes, so that nothing after it would be healthy.
test("a browser left alone shows the right verdict for every scenario within two intervals", async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page);
  for (const scenario of PLAYED) {
    await play(app, scenario);
    await test.step(scenario, () => showsVerdictOn(page, scenario));
  }
});

async function showsVerdictOn(page: Page, scenario: Scenario): Promise<void> {
  const { side, leaf, severity } = scenario === LAST ? LATE_WEBHOOKS : EXPECTED[scenario];
  const timeout = 2 * INTERVAL_MS + (PROBES_MS[scenario] ?? 0) + SLACK_MS;
  const verdict = page.getByRole("article", { name: "Verdict" });
  const words = side === "not healthy" ? /^(theirs|unknown):/ : new RegExp(`^${side}:`);
  await expect(verdict.getByRole("status")).toContainText(words, { timeout });
  await expect(verdict.locator(`a[href="/runbook#playbook-${leaf}"]`).first()).toBeVisible({ timeout });
  if (severity === null) await expect(verdict.getByText(/^P[1-4]$/)).toHaveCount(0, { timeout });
  else await expect(verdict.getByText(severity, { exact: true }).first()).toBeVisible({ timeout });
}

type IncidentRecord = { startedAt: string; severity: string; leaf: string; requestIds: unknown[] };

async function monitorOf(page: Page): Promise<MonitorView> {
  return (await (await page.request.get("/api/monitor")).json()) as MonitorView;
}
