import { describe, expect, test } from "vitest";
import { EnvError, parseEnv, TRIAGE_VARIABLES } from "#lib/env.ts";

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

describe("parseEnv", () => {
  test("given nothing, then the app runs on the simulator with the documented defaults", () => {
    expect(parseEnv({})).toMatchObject({
      simulated: true,
      intercom: { apiUrl: "https://api.intercom.io", token: null },
      statusPage: { url: "https://status.intercom.com", region: null },
      healthUrl: null,
      databaseUrl: null,
      slack: null,
      publicUrl: "http://localhost:3000",
      port: 3000,
      logLevel: "info",
      runbook: { secretId: "intercom/production/token", deployment: "intercom-service" },
    });
  });

  test("given an empty token, then it counts as not set", () => {
    expect(parseEnv({ INTERCOM_ACCESS_TOKEN: "" }).simulated).toBe(true);
    expect(parseEnv({ INTERCOM_ACCESS_TOKEN: "  " }).simulated).toBe(true);
  });

  test("given a token with the line break that a file ends with, then the token is taken without it", () => {
    expect(parseEnv({ INTERCOM_ACCESS_TOKEN: "dG9rOjE=\n" }).intercom.token).toEqual({
      kind: "value",
      token: "dG9rOjE=",
    });
  });

  test("given a token and a file, then the file wins", () => {
    const env = parseEnv({ INTERCOM_ACCESS_TOKEN: "old", INTERCOM_ACCESS_TOKEN_FILE: "/run/secrets/intercom" });
    expect(env.intercom.token).toEqual({ kind: "file", path: "/run/secrets/intercom" });
    expect(env.simulated).toBe(false);
  });

  test.each([
    ["INTERCOM_ACCESS_TOKEN", "two\nlines"],
    ["INTERCOM_API_URL", "api.intercom.io"],
    ["INTERCOM_API_URL", "https://user:pass@api.intercom.io"],
    ["INTERCOM_API_URL", "https://:pass@api.intercom.io"],
    ["STATUS_PAGE_URL", "file:///etc/passwd"],
    ["TRUSTED_PROXIES", "10.0.0.0/24, proxy.internal"],
    ["STATUS_PAGE_REGION", "moon"],
    ["HEALTH_URL", "localhost"],
    ["DATABASE_URL", "mysql://localhost/offhook"],
    ["DATABASE_URL", "postgresql"],
    ["PUBLIC_URL", "offhook"],
    ["AUTH_SECRET", "short"],
    ["PORT", "0"],
    ["PORT", "65535"],
    ["PORT", "3000.5"],
    ["PORT", "http"],
    ["LOG_LEVEL", "loud"],
    ["RUNBOOK_NAMESPACE", "prod; rm -rf /"],
    ["SLACK_BOT_TOKEN", "xoxb-1"],
    ["MONITOR", "maybe"],
    ["MONITOR_INTERVAL_SECONDS", "0"],
    ["MONITOR_INTERVAL_SECONDS", "0.5"],
    ["SUSPECT_WITHIN_SECONDS", "29"],
    ["PAGERDUTY_ROUTING_KEY", "short"],
    ["INTERCOM_CLIENT_SECRET", "two words"],
  ])("given %s=%j, then one line names it", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(name === "SLACK_BOT_TOKEN" ? /^SLACK_CHANNEL: / : new RegExp(`^${name}: `));
  });

  test("given settings under which nothing would ever be suspected, then the start is refused", () => {
    expect(problemsOf({ SUSPECT_AFTER_BAD_RUNS: "10" })).toEqual([
      expect.stringMatching(/^SUSPECT_WITHIN_SECONDS: .* 270$/),
    ]);
    expect(problemsOf({ SUSPECT_AFTER_BAD_RUNS: "10", SUSPECT_WITHIN_SECONDS: "270" })).toEqual([]);
    expect(problemsOf({ MONITOR_INTERVAL_SECONDS: "1", SUSPECT_WITHIN_SECONDS: "3" })).toEqual([]);
  });

  test("given proxies, then each is an address or a network", () => {
    expect(parseEnv({ TRUSTED_PROXIES: "10.0.0.0/24, ::1" }).trustedProxies).toEqual(["10.0.0.0/24", "::1"]);
  });

  test("given that only triage is wanted, then what else is wrong does not matter", () => {
    const env = parseEnv(
      { INTERCOM_ACCESS_TOKEN: "dG9rOjE=", PORT: "many", DATABASE_URL: "nonsense" },
      TRIAGE_VARIABLES,
    );
    expect(env.intercom.token).toEqual({ kind: "value", token: "dG9rOjE=" });
  });

  test("given several wrong values, then all are named at once, and none is repeated", () => {
    const problems = problemsOf({ PORT: "many", INTERCOM_ACCESS_TOKEN: "se cret", STATUS_PAGE_REGION: "moon" });
    expect(problems).toHaveLength(3);
    expect(problems.join("\n")).not.toMatch(/many|se cret|moon/);
  });
});
