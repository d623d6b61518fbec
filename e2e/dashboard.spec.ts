import { expect } from "@playwright/test";
import { play, runTriage, test } from "./support/fixtures.ts";

test("a person who runs triage sees the verdict, how sure it is and what to do", async ({ signedIn: page }) => {
  await page.goto("/");
  await page.getByLabel("Scenario of the simulator").selectOption("server-errors-unreported");
  await expect(page.getByText("Running triage")).toHaveCount(0);
  await runTriage(page);
  const verdict = page.getByRole("article", { name: "Verdict" });
  await expect(verdict.getByRole("status")).toContainText(/^theirs:/);
  await expect(verdict.getByText("probable", { exact: true })).toBeVisible();
  await expect(verdict.getByText("P1", { exact: true })).toBeVisible();
  await expect(verdict.locator('a[href="/runbook#playbook-server-error"]').first()).toBeVisible();
});

test("what somebody else runs shows on an open dashboard by itself", async ({ signedIn: page, app, session }) => {
  await page.goto("/");
  await runTriage(page);
  const verdict = page.getByRole("article", { name: "Verdict" });
  await expect(verdict.getByRole("status")).toContainText(/^healthy:/);
  await play(app, "token-revoked");
  const cookie = session.map(({ name, value }) => `${name}=${value}`).join("; ");
  const ran = await fetch(`${app.url}/api/triage`, { method: "POST", headers: { cookie, origin: app.url } });
  expect(ran.status).toBe(200);
  await expect(verdict.getByRole("status")).toContainText(/^ours: .*401 token_revoked/);
});

test("a scenario that somebody else switches to is shown at the switch, and the page is not drawn anew for it", async ({
  signedIn: page,
  app,
}) => {
  await page.goto("/runbook");
  const played = page.getByLabel("Scenario of the simulator");
  await expect(played).toHaveValue("healthy");
  // To draw it anew could undo a step that somebody takes meanwhile: the router keeps the address that it began with.
  const drawn: string[] = [];
  page.on("request", (request) => {
    if (/\/runbook\?.*_rsc=/.test(request.url()) && !request.headers()["next-router-prefetch"])
      drawn.push(request.url());
  });
  await expect(async () => {
    await page.request.put("/api/simulator", { data: { scenario: "token-revoked" }, headers: { origin: app.url } });
    await expect(played).toHaveValue("token-revoked", { timeout: 3_000 });
  }).toPass();
  expect(drawn).toEqual([]);
});

test("a scenario that is switched before the dashboard has come to life shows its verdict too", async ({
  signedIn: page,
}) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // Whether the switch wins the race is chance; the page's own complaints fail the test.
  for (const scenario of ["plan-restricted", "healthy", "plan-restricted", "healthy", "plan-restricted"]) {
    await page.goto("/");
    await page.getByLabel("Scenario of the simulator").selectOption(scenario);
    const side = scenario === "healthy" ? /^healthy:/ : /^ours:/;
    await expect(page.getByRole("article", { name: "Verdict" }).getByRole("status")).toContainText(side);
  }
});
