import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");

/** An empty tree with our rules, in which files can be planted without disturbing anybody. */
let tree: string;

beforeAll(async () => {
  tree = await mkdtemp(path.join(os.tmpdir(), "offhook-arrows-"));
  const rules = JSON.parse(await readFile("biome.json", "utf8"));
  await writeFile(path.join(tree, "biome.json"), JSON.stringify({ ...rules, vcs: { enabled: false } }));
});

afterAll(() => rm(tree, { recursive: true, force: true }));

/** Whether the linter lets a file of that name import that module. */
async function mayImport(file: string, module: string): Promise<boolean> {
  const planted = path.join(tree, file);
  await mkdir(path.dirname(planted), { recursive: true });
  await writeFile(planted, `import { it } from "${module}";\n\nexport const its = it;\n`);
  const args = ["lint", "--only=style/noRestrictedImports", file];
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, ...args], { cwd: tree, encoding: "utf8" });
  await rm(planted);
  if (status === 0) return true;
  expect(stdout + stderr).toContain("noRestrictedImports");
  return false;
}

describe("the import arrows", () => {
  test.each([
    ["lib/runbook/x.ts", "#lib/contracts/triage.ts"],
    ["lib/runbook/x.ts", "node:fs"],
    ["lib/runbook/x.ts", "#lib/incident/state.ts"],
    ["lib/text/x.ts", "#lib/runbook/leaf.ts"],
    ["lib/logs/x.ts", "#lib/incident/event.ts"],
    ["lib/logs/x.ts", "#lib/contracts/triage.ts"],
    ["lib/logs/x.ts", "node:buffer"],
    ["lib/text/x.ts", "#lib/logs/parsed-log.ts"],
    ["lib/incident/x.ts", "#lib/contracts/triage.ts"],
    ["lib/incident/x.ts", "node:crypto"],
    ["components/dashboard/x.tsx", "#lib/triage/runner.ts"],
    ["lib/contracts/x.ts", "#lib/services/context.ts"],
    ["lib/triage/x.ts", "#lib/integrations/health/client.ts"],
    ["lib/triage/x.ts", "node:fs"],
    ["lib/triage/runner.ts", "#lib/db/client.ts"],
    ["lib/integrations/slack/x.ts", "#lib/env.ts"],
    ["lib/db/x.ts", "#lib/services/context.ts"],
    ["lib/services/x.ts", "#lib/http/route.ts"],
    ["lib/services/x.ts", "@prisma/adapter-pg"],
    ["lib/services/x.ts", "next/headers"],
    ["lib/services/x.ts", "react-dom"],
    ["lib/auth/x.ts", "#lib/services/sign-in.ts"],
    ["lib/http/x.ts", "pg"],
    ["components/dashboard/x.tsx", "#lib/services/context.ts"],
    ["lib/client/x.ts", "node:path"],
    ["simulator/x.ts", "#lib/runbook/leaf.ts"],
    ["cli/x.ts", "#lib/http/route.ts"],
    ["cli/x.ts", "#lib/client/api.ts"],
    ["app/x.ts", "#lib/db/client.ts"],
    ["lib/runbook/x.ts", "../db/client.ts"],
  ])("given %s, then it may not import %s", async (file, module) => {
    expect(await mayImport(file, module)).toBe(false);
  });

  test.each([
    ["lib/triage/x.ts", "#lib/runbook/leaf.ts"],
    ["lib/incident/x.ts", "#lib/runbook/leaf.ts"],
    ["lib/incident/x.ts", "#lib/text/instant.ts"],
    ["lib/incident/x.ts", "#lib/logs/redact-secrets.ts"],
    ["lib/logs/x.ts", "#lib/incident/limits.ts"],
    ["lib/logs/x.ts", "#lib/text/clean.ts"],
    ["components/incident/logs/x.tsx", "#lib/logs/parse-log.ts"],
    ["lib/contracts/x.ts", "#lib/incident/state.ts"],
    ["components/dashboard/x.tsx", "#lib/triage/answers.ts"],
    ["lib/triage/runner.ts", "#lib/integrations/health/client.ts"],
    ["lib/services/x.ts", "#lib/db/accounts.ts"],
    ["lib/db/x.ts", "@prisma/adapter-pg"],
    ["components/dashboard/x.tsx", "#lib/auth/permissions.ts"],
    ["cli/x.ts", "#lib/services/context.ts"],
    ["simulator/x.ts", "#lib/contracts/simulator.ts"],
  ])("given %s, then it may import %s", async (file, module) => {
    expect(await mayImport(file, module)).toBe(true);
  });
});
