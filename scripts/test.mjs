import { findBrowser } from "./browser.mjs";
import { runChecks } from "./checks.mjs";
import { report } from "./report.mjs";
import { setUp } from "./setup.mjs";
import { runPlaywright, runVitest } from "./suites.mjs";

await report(async () => {
  await setUp();
  const browser = await findBrowser();
  const fast = [await runChecks(), await runVitest(["unit", "integration"])];
  await setUp({ build: true });
  return [...fast, await runPlaywright(browser)];
});
