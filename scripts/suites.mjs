import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bin, pinnedNode, root } from "./setup.mjs";

/** Vitest's projects (`unit`, `integration`), shown as they run. */
export function runVitest(projects) {
  return withReport(async (report) => {
    const args = [
      bin("vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ];
    const code = await show([...args, ...projects.flatMap((name) => ["--project", name])]);
    const { numPassedTests, numFailedTests, numTotalTestSuites } = read(report);
    return settle(code, numPassedTests ?? 0, numFailedTests ?? 0, numTotalTestSuites ?? 0);
  });
}

/** The end-to-end tests in a real browser. */
export function runPlaywright(browser) {
  return withReport(async (report) => {
    const env = { ...process.env, OFFHOOK_TEST_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const code = await show([bin("@playwright/test", "cli.js"), "test", "--reporter=list,json"], env);
    const { stats } = read(report);
    return settle(code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0, stats ? 1 : 0);
  });
}

/** A runner that failed without naming a failed test (it crashed, or a file did not load) still counts as one failure. */
function settle(code, passed, failed, ran) {
  const unnamed = failed === 0 && (code !== 0 || ran === 0 || passed === 0);
  return { passed, failed: unnamed ? 1 : failed };
}

function show(args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function withReport(use) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "offhook-report-"));
  try {
    return await use(path.join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return {};
  }
}
