import { expect } from "@playwright/test";
import { SCENARIOS } from "#lib/contracts/simulator.ts";
import { play, runTriage, test } from "./support/fixtures.ts";
import { EXPECTED } from "./support/verdicts.ts";

for (const scenario of SCENARIOS) {
  const { side, leaf, severity, confidence } = EXPECTED[scenario];

  test(`${scenario}: the dashboard says ${side}, ${leaf}, ${severity ?? "nothing to declare"}`, async ({
    signedIn,
  }) => {
    await signedIn.getByLabel("Scenario of the simulator").selectOption(scenario);
    // Choosing what is played already changes nothing, so a run is asked for as well.
    await expect(signedIn.getByText("Running triage")).toHaveCount(0);
    await runTriage(signedIn);

    const verdict = signedIn.getByRole("article", { name: "Verdict" });
    if (side === "not healthy") await expect(verdict.getByRole("status")).not.toContainText(/^healthy/);
    else await expect(verdict.getByRole("status")).toContainText(new RegExp(`^${side}:`));
    if (confidence === "probable") await expect(verdict.getByText("probable", { exact: true })).toBeVisible();
    if (severity) await expect(verdict.getByText(severity, { exact: true })).toBeVisible();
    else await expect(verdict.getByText(/^P[1-4]$/)).toHaveCount(0);
    await expect(verdict.locator(`a[href="/runbook#playbook-${leaf}"]`).first()).toBeVisible();
  });
}

test("an open dashboard that nobody touches shows a new verdict by itself", async ({ signedIn, app }) => {
  await runTriage(signedIn);
  const verdict = signedIn.getByRole("article", { name: "Verdict" });
  await expect(verdict.getByRole("status")).toContainText(/^healthy:/);
  await play(app, "token-revoked");
  await expect(verdict.getByRole("status")).toContainText(/^ours: .*401 token_revoked/, { timeout: 40_000 });
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
