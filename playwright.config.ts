import { defineConfig, devices } from "@playwright/test";

const executablePath = process.env.OFFHOOK_TEST_BROWSER;

/** Every worker starts the built app for itself, on its own port and data folder; see `e2e/support/app.ts`. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    ...devices["Desktop Chrome"],
    // A control that does not come fails at its own line, and not when the whole test has run out of time.
    actionTimeout: 20_000,
    // What it was like when it failed. A trace, which costs a third more time, is asked for: `--trace retain-on-failure`.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Root (a container, say) may not use the browser's sandbox; the rest keeps it from calling home on a closed network.
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
