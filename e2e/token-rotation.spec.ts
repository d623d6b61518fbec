import { writeFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { startSimulator } from "#simulator/server.ts";
import { startApp, temporaryFolder } from "./support/app.ts";
import { runTriage, signIn } from "./support/fixtures.ts";
import { createAdministrator } from "./support/sign-in.ts";

test("a token replaced in its file turns OURS into healthy without a restart, and never reaches the page or the log", async ({
  browser,
}) => {
  const simulator = await startSimulator({ port: 0 });
  const folder = await temporaryFolder();
  const file = `${folder.path}/token`;
  await writeFile(file, "dG9rOm9sZC10b2tlbg\n");
  const app = await startApp(4340, {
    INTERCOM_ACCESS_TOKEN_FILE: file,
    INTERCOM_API_URL: `${simulator.url}/intercom`,
    STATUS_PAGE_URL: `${simulator.url}/status`,
    HEALTH_URL: `${simulator.url}/app/health`,
  });
  try {
    await createAdministrator(app.url);
    const page = await browser.newPage({ baseURL: app.url });
    await signIn(page);
    await expect(page.getByText("Simulated Intercom", { exact: true })).toHaveCount(0);

    await runTriage(page);
    const verdict = page.getByRole("article", { name: "Verdict" });
    await expect(verdict.getByRole("status")).toContainText(/^healthy:/);

    await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify({ scenario: "token-revoked" }) });
    await runTriage(page);
    await expect(verdict.getByRole("status")).toContainText(/^ours: .*401 token_revoked/);

    await writeFile(file, "dG9rOm5ldy10b2tlbg\n");
    await runTriage(page);
    await expect(verdict.getByRole("status")).toContainText(/^healthy:/);

    expect(await page.content()).not.toContain("dG9rOm");
    await page.goto("/settings");
    expect(await page.content()).not.toContain("dG9rOm");
    expect(app.program.output + app.program.errors).not.toContain("dG9rOm");
  } finally {
    await app.stop();
    await simulator.close();
    await folder.remove();
  }
});
