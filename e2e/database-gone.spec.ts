import { expect, test } from "@playwright/test";
import { type Cluster, clusterUrl, openCluster, startCluster, stopCluster } from "#lib/postgres/cluster.ts";
import { type App, startApp, temporaryFolder } from "./support/app.ts";
import { runTriage, signIn } from "./support/fixtures.ts";
import { run } from "./support/processes.ts";
import { createAdministrator } from "./support/sign-in.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let cluster: Cluster;
let port: number;
let app: App;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  cluster = await openCluster(folder.path);
  port = await startCluster(cluster);
  app = await startApp(4360, { DATABASE_URL: clusterUrl(cluster, port, "postgres") });
  await createAdministrator(app.url);
});

test.afterAll(async () => {
  await app.stop();
  await stopCluster(cluster);
  await folder.remove();
});

test("while the database is gone pages say so, and come back by themselves", async ({ browser }) => {
  test.slow();
  const context = await browser.newContext({ baseURL: app.url });
  const dashboard = await context.newPage();
  await signIn(dashboard);
  await runTriage(dashboard);
  const verdict = dashboard.getByRole("article", { name: "Verdict" });
  await expect(verdict.getByRole("status")).toContainText(/^healthy:/);

  await stopCluster(cluster);
  await expect(dashboard.getByText("Not refreshed since")).toBeVisible({ timeout: 40_000 });
  await expect(verdict.getByText(/^Old: .* then$/)).toBeVisible();

  const health = await fetch(`${app.url}/api/health`);
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ services: { database: { status: "unhealthy" } } });
  const refused = await dashboard.request.get("/api/triage");
  expect(refused.status()).toBe(503);
  expect(await refused.json()).toMatchObject({ code: "database_unavailable" });

  const opened = await context.newPage();
  await opened.goto("/settings");
  await expect(opened.getByRole("heading", { name: /database/i })).toBeVisible();
  expect(await opened.content()).not.toMatch(/prisma|ECONNREFUSED|\bat .*\.ts:/i);

  const terminal = await run("node", ["cli/offhook.mjs", "triage"], {
    INTERCOM_ACCESS_TOKEN: "dG9rOmU0ZQ",
    INTERCOM_API_URL: `${app.simulatorUrl}/intercom`,
    STATUS_PAGE_URL: `${app.simulatorUrl}/status`,
    DATABASE_URL: clusterUrl(cluster, port, "postgres"),
  });
  expect(terminal).toMatchObject({ code: 0 });

  await startCluster(cluster, port);
  await expect(dashboard.getByText("Not refreshed since")).toHaveCount(0, { timeout: 40_000 });
  await expect(verdict.getByText(/^Old: .* then$/)).toHaveCount(0);
  await expect(opened.getByRole("heading", { name: "Settings" })).toBeVisible({ timeout: 40_000 });
});
