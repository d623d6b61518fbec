import { describe, expect, it, type TestContext } from "vitest";
import { SCENARIOS, type Scenario } from "#lib/contracts/simulator.ts";
import { runScript } from "#lib/integrations/test-triage-script.ts";
import { triageLines } from "#lib/triage/lines.ts";
import { triage } from "#lib/triage/runner.ts";
import { startSimulator } from "#simulator/server.ts";

const TOKEN = "dG9rOnNjZW5hcmlvLXRva2VuLTEyMzQ=";

/** The verdict that each scenario must come to: side, leaf, severity. */
const EXPECTED: Readonly<Record<Scenario, string>> = {
  healthy: "healthy intermittent none",
  "token-revoked": "ours token P1",
  "token-unauthorized": "ours scope P2",
  "scope-missing": "ours scope P2",
  "plan-restricted": "ours plan P1",
  "rate-limited": "ours rate-limit P2",
  "server-errors": "theirs upstream P1",
  "server-errors-unreported": "theirs server-error P1",
  slow: "theirs degraded P2",
  hang: "theirs server-error P1",
  reset: "theirs server-error P1",
  garbage: "theirs server-error P1",
  "endless-body": "theirs server-error P1",
  "search-slow": "theirs degraded P3",
  "status-unreachable": "healthy intermittent P4",
  "status-html": "healthy intermittent P4",
  "incident-elsewhere": "healthy intermittent none",
  "network-down": "unknown infrastructure P1",
  "health-down": "ours infrastructure P2",
  "webhooks-late": "healthy intermittent none",
  "slack-down": "healthy intermittent none",
  "slack-rate-limited": "healthy intermittent none",
};

/** What Intercom is to blame for before its page says so is never certain. */
const NOT_YET_REPORTED: readonly Scenario[] = ["server-errors-unreported", "hang", "reset", "garbage", "endless-body"];

async function simulate(change: Readonly<Record<string, string>>, { onTestFinished }: TestContext) {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  const switched = await fetch(`${simulator.url}/control`, { method: "PUT", body: JSON.stringify(change) });
  expect(switched.status).toBe(200);
  const api = `${simulator.url}/intercom`;
  const page = `${simulator.url}/status`;
  const health = `${simulator.url}/app/health`;
  return {
    run: () =>
      triage(
        {
          intercom: { apiUrl: api, token: { kind: "value", token: TOKEN } },
          statusPage: { url: page, region: "us" },
          lastKnownRegion: null,
          healthUrl: health,
        },
        // Between the simulator's 2.5 s and what a busy machine adds to a prompt answer.
        { now: () => new Date(), deadlineMs: 4_000, slowMs: 2_400 },
      ),
    script: () =>
      runScript({
        INTERCOM_ACCESS_TOKEN: TOKEN,
        INTERCOM_API_URL: api,
        STATUS_PAGE_URL: page,
        HEALTH_URL: health,
        TRIAGE_MAX_SECONDS: "4",
      }),
  };
}

/** What is left of the rate limit differs from one call to the next; whether it is known does not. */
function comparable(lines: string): string {
  return lines.replace(/^(4\. Rate limit remaining: )\d+$/m, "$1a number");
}

describe.concurrent("the simulator's scenario", { timeout: 60_000 }, () => {
  it.for(SCENARIOS)("%s comes to its verdict, and the script prints the same lines", async (scenario, context) => {
    const { run, script } = await simulate({ scenario }, context);
    const [{ verdict, readings }, printed] = await Promise.all([run(), script()]);
    expect(`${verdict.side} ${verdict.leaf} ${verdict.severity ?? "none"}`).toBe(EXPECTED[scenario]);
    if (NOT_YET_REPORTED.includes(scenario)) expect(verdict.confidence).toBe("probable");
    expect(JSON.stringify({ verdict, readings })).not.toContain(TOKEN);
    expect(comparable(printed.stdout)).toBe(comparable(`${triageLines(readings).join("\n")}\n`));
    expect(printed).toMatchObject({ code: 0, stderr: "" });
  });
});

const PAGES: readonly (readonly [status: string, verdict: string])[] = [
  ["incident", "theirs upstream P3"],
  ["incident-other-region", "healthy intermittent none"],
  ["incident-while-none", "theirs upstream P3"],
  ["webhooks-incident", "theirs upstream P3"],
  ["atlassian", "healthy intermittent none"],
  ["atlassian-incident", "theirs upstream P3"],
  ["redirect-loop", "healthy intermittent P4"],
  ["garbage", "healthy intermittent P4"],
  ["endless-body", "healthy intermittent P4"],
];

describe.concurrent("the simulator's status page", { timeout: 60_000 }, () => {
  it.for(PAGES)(
    "%s comes to its verdict, and the script prints the same lines",
    async ([status, expected], context) => {
      const { run, script } = await simulate({ status }, context);
      const [{ verdict, readings }, { stdout }] = await Promise.all([run(), script()]);
      expect(`${verdict.side} ${verdict.leaf} ${verdict.severity ?? "none"}`).toBe(expected);
      expect(comparable(stdout)).toBe(comparable(`${triageLines(readings).join("\n")}\n`));
    },
  );
});
