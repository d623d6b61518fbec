import { runChecks } from "./checks.mjs";
import { report } from "./report.mjs";
import { setUp } from "./setup.mjs";
import { runVitest } from "./suites.mjs";

await report(async () => {
  await setUp();
  return [await runChecks(), await runVitest(["unit"])];
});
