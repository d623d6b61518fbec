import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES, type RunbookValues } from "#lib/runbook/values.ts";

/** Every program that a command may start. Anything else is "command not found" and fails the test. */
const PROGRAMS = ["aws", "curl", "grep", "jq", "kubectl", "npx", "sleep", "tail", "uuidgen"];

/**
 * Notes its arguments and its standard input in files of its own, because the programs of a pipe run side by side. `aws`
 * answers with a secret, as get-secret-value does.
 */
const STAND_IN = `#!/bin/bash
name="\${0##*/}"
printf '%s\\0' "$name" "$@" > "$CALLS/$$.arguments"
[ "$name" = uuidgen ] || /bin/cat > "$CALLS/$$.input"
case "$name" in aws) printf 'fetched-secret\\n' ;; uuidgen) printf '11111111-2222-4333-8444-555555555555\\n' ;; esac
`;

const TOKEN = "dG9rOnNlY3JldA==";
const NEW_TOKEN = "dG9rOm5ldw==";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "offhook-commands-"));
  for (const program of PROGRAMS) {
    writeFileSync(join(folder, program), STAND_IN);
    chmodSync(join(folder, program), 0o755);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** One started program: its name and arguments, and what it read from standard input. */
type Call = { argv: string[]; input: string };

function runInBash(command: string): { calls: Call[]; stderr: string; status: number | null; tokenFile: string } {
  const run = mkdtempSync(join(folder, "run-"));
  const tokenFile = join(run, "token");
  const { stderr, status } = spawnSync("/bin/bash", ["--norc", "-c", command], {
    cwd: folder,
    env: {
      NODE_ENV: "test",
      PATH: folder,
      CALLS: run,
      INTERCOM_ACCESS_TOKEN: TOKEN,
      INTERCOM_ACCESS_TOKEN_FILE: tokenFile,
      HEALTH_URL: "https://app.example/health",
    },
    input: `${NEW_TOKEN}\n`,
    encoding: "utf8",
  });
  const calls = readdirSync(run)
    .filter((name) => name.endsWith(".arguments"))
    .map((name) => ({
      argv: readFileSync(join(run, name), "utf8").split("\0").slice(0, -1),
      input: readIfThere(join(run, name.replace(".arguments", ".input"))),
    }));
  return { calls, stderr, status, tokenFile: readIfThere(tokenFile) };
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function callOf(program: string, calls: Call[]): Call | undefined {
  return calls.find(({ argv }) => argv[0] === program);
}

function commandsWith(values: RunbookValues): { id: string; command: string }[] {
  return LEAVES.flatMap((leaf) =>
    playbookFor(leaf, values).steps.flatMap(({ id, command }) => (command === undefined ? [] : [{ id, command }])),
  );
}

function commandOf(id: string, values: RunbookValues = DEFAULT_RUNBOOK_VALUES): string {
  const found = commandsWith(values).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found.command;
}

const HOSTILE = 'x\'; touch pwned; $(touch pwned)`touch pwned`\n\u001b[201~ -n "$INTERCOM_ACCESS_TOKEN" # é';
const HOSTILE_VALUES: RunbookValues = {
  apiUrl: `https://a.example/${HOSTILE}`,
  region: null,
  workspaceId: HOSTILE,
  secretId: HOSTILE,
  awsRegion: HOSTILE,
  namespace: HOSTILE,
  deployment: HOSTILE,
  healthUrl: HOSTILE,
  statusPageUrl: HOSTILE,
};

describe("the commands of all playbooks, run by bash with stand-ins for every program", () => {
  it.each(commandsWith(DEFAULT_RUNBOOK_VALUES))(
    "given $id, then it runs and no argument holds a token",
    ({ command }) => {
      const { calls, stderr } = runInBash(command);
      expect(stderr).toBe("");
      expect(calls.length).toBeGreaterThan(0);
      for (const { argv } of calls) {
        expect(argv.join()).not.toContain(TOKEN);
        expect(argv.join()).not.toContain(NEW_TOKEN);
      }
    },
  );

  it.each(commandsWith(HOSTILE_VALUES))("given $id with hostile values, then they stay text", ({ command }) => {
    const { calls, stderr } = runInBash(command);
    expect(stderr).toBe("");
    expect(existsSync(join(folder, "pwned"))).toBe(false);
    for (const { argv } of calls) {
      expect(argv.join()).not.toContain(TOKEN);
      for (const argument of argv) if (argument.includes("touch")) expect(argument).toContain(HOSTILE);
    }
  });

  it("given hostile values, then each arrives in one argument, whole", () => {
    const restarts = runInBash(commandOf("token-restart", HOSTILE_VALUES)).calls;
    expect(restarts.map(({ argv }) => argv)).toContainEqual([
      "kubectl",
      `--namespace=${HOSTILE}`,
      "rollout",
      "restart",
      `deployment/${HOSTILE}`,
    ]);
    expect(callOf("curl", runInBash(commandOf("token-verify", HOSTILE_VALUES)).calls)?.argv).toContain(
      `https://a.example/${HOSTILE}/me`,
    );
  });

  it("given the token in the environment, then curl reads it as a header from standard input", () => {
    const curl = callOf("curl", runInBash(commandOf("token-verify")).calls);
    expect(curl?.argv).toEqual(expect.arrayContaining(["-H", "@-"]));
    expect(curl?.input).toBe(`Authorization: Bearer ${TOKEN}\n`);
  });

  it("given a new token typed in, then it reaches Secrets Manager through standard input, without a line break", () => {
    expect(callOf("aws", runInBash(commandOf("token-store")).calls)).toEqual({
      argv: [
        "aws",
        "secretsmanager",
        "put-secret-value",
        "--secret-id=intercom/production/token",
        "--client-request-token=11111111-2222-4333-8444-555555555555",
        "--secret-string=file:///dev/stdin",
      ],
      input: NEW_TOKEN,
    });
  });

  it("given a stored token, when it is given to Offhook, then the file holds it without a line break", () => {
    const { status, tokenFile } = runInBash(commandOf("token-offhook"));
    expect(status).toBe(0);
    expect(tokenFile).toBe("fetched-secret");
  });
});
