import { describe, expect, test } from "vitest";
import { Settings } from "#lib/contracts/settings.ts";
import { type Env, parseEnv, settleEnv } from "#lib/env.ts";
import { readSettings } from "#lib/services/read-settings.ts";
import { actorWith, contextOf } from "#lib/services/testing.ts";

const SECRETS = {
  INTERCOM_ACCESS_TOKEN: "secret-intercom-token",
  INTERCOM_CLIENT_SECRET: "secret-client-secret",
  SLACK_BOT_TOKEN: "secret-slack-token",
  OIDC_CLIENT_SECRET: "secret-of-single-sign-on",
  AUTH_SECRET: "secret-for-sessions-that-is-long-enough",
  DATABASE_URL: "postgresql://offhook:secret-password@db.example.com:5432/offhook?sslpassword=secret-too",
  HEALTH_URL: "https://app.example.com/health?key=secret-key",
};

async function settingsOf(variables: Record<string, string>, running: Partial<Env> = {}): Promise<Settings> {
  const env = { ...parseEnv(variables), ...running };
  const databaseUrl = env.databaseUrl ?? "postgresql://offhook@127.0.0.1:5432/offhook";
  settleEnv({ ...env, databaseUrl, authSecret: env.authSecret ?? SECRETS.AUTH_SECRET });
  return readSettings({ ctx: contextOf(actorWith("viewer")) });
}

const settingNamed = (settings: Settings, name: string) =>
  settings.systems.flatMap((system) => system.settings).find((setting) => setting.name === name);

describe("the settings", () => {
  test("given secrets in every place that may hold one, then none is shown and each is said to be set", async () => {
    const settings = await settingsOf({
      ...SECRETS,
      SLACK_CHANNEL: "C0123456789",
      OIDC_ISSUER: "https://login.example.com/",
      OIDC_CLIENT_ID: "offhook",
    });
    expect(Settings.parse(settings)).toEqual(settings);
    expect(JSON.stringify(settings)).not.toContain("secret-");
    expect(settingNamed(settings, "INTERCOM_ACCESS_TOKEN")).toMatchObject({ set: true, secret: true, value: null });
    expect(settingNamed(settings, "INTERCOM_CLIENT_SECRET")).toMatchObject({ set: true, secret: true, value: null });
    expect(settingNamed(settings, "SLACK_BOT_TOKEN")).toMatchObject({ set: true, secret: true, value: null });
    expect(settingNamed(settings, "OIDC_CLIENT_SECRET")).toMatchObject({ set: true, secret: true, value: null });
    expect(settingNamed(settings, "OIDC_ISSUER")?.value).toBe("https://login.example.com");
    expect(settingNamed(settings, "DATABASE_URL")?.value).toBe("postgresql://db.example.com:5432/offhook");
    expect(settingNamed(settings, "HEALTH_URL")?.value).toBe("https://app.example.com/health?…");
  });

  test("given a webhook, then its address is a secret", async () => {
    const settings = await settingsOf({ SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/secret-path" });
    expect(JSON.stringify(settings)).not.toContain("secret-path");
    expect(settingNamed(settings, "SLACK_WEBHOOK_URL")).toMatchObject({ set: true, value: null });
  });

  test("given PagerDuty, then its address is shown and its key is not", async () => {
    const routingKey = "0123456789abcdef0123456789ABCDEF";
    const settings = await settingsOf({
      INTERCOM_ACCESS_TOKEN: "a-token",
      PAGERDUTY_ROUTING_KEY: routingKey,
      PAGERDUTY_API_URL: "https://events.eu.pagerduty.com",
    });
    expect(JSON.stringify(settings)).not.toContain(routingKey);
    expect(settingNamed(settings, "PAGERDUTY_ROUTING_KEY")).toMatchObject({ set: true, secret: true, value: null });
    expect(settingNamed(settings, "PAGERDUTY_API_URL")?.value).toBe("https://events.eu.pagerduty.com");
  });

  test("given a token file, then its path is shown", async () => {
    const settings = await settingsOf({ INTERCOM_ACCESS_TOKEN_FILE: "/run/token" });
    expect(settingNamed(settings, "INTERCOM_ACCESS_TOKEN_FILE")).toMatchObject({ set: true, value: "/run/token" });
    expect(settingNamed(settings, "INTERCOM_ACCESS_TOKEN")).toMatchObject({ set: false });
  });

  test("given the simulator, then its token does not count as one", async () => {
    const settings = await settingsOf(
      {},
      { intercom: { apiUrl: "http://127.0.0.1:3001/intercom", token: { kind: "value", token: "simulated-token" } } },
    );
    expect(settings.simulated).toBe(true);
    expect(settingNamed(settings, "INTERCOM_ACCESS_TOKEN")).toMatchObject({ set: false });
    expect(JSON.stringify(settings)).not.toContain("simulated-token");
  });

  test("given a public address, then Intercom's card says where webhooks go, and what is missing", async () => {
    const hintOf = async (variables: Record<string, string>) =>
      (await settingsOf({ INTERCOM_ACCESS_TOKEN: "a-token", PUBLIC_URL: "https://offhook.example.com/", ...variables }))
        .systems[0]?.hint;
    const address = "https://offhook.example.com/api/webhooks/intercom";
    expect(await hintOf({})).toContain(`set INTERCOM_CLIENT_SECRET and enter ${address} `);
    expect(await hintOf({ INTERCOM_CLIENT_SECRET: "a-secret" })).toContain(`To receive webhooks, enter ${address} `);
  });

  test("given the simulator's own client secret, then none counts as set", async () => {
    const settings = await settingsOf({}, { intercomClientSecret: "made at start" });
    expect(settingNamed(settings, "INTERCOM_CLIENT_SECRET")).toMatchObject({ set: false, value: null });
  });

  test("given nothing set, then what cannot be tested says what to set", async () => {
    const { systems } = await settingsOf({ INTERCOM_ACCESS_TOKEN: "a-token" });
    expect(systems.filter(({ testable }) => !testable).map(({ name, hint }) => [name, hint])).toEqual([
      ["health", expect.stringContaining("HEALTH_URL")],
      ["slack", expect.stringContaining("SLACK_BOT_TOKEN")],
      ["pagerduty", expect.stringContaining("PAGERDUTY_ROUTING_KEY")],
      ["single-sign-on", expect.stringContaining("http://localhost:3000/api/auth/callback/oidc")],
    ]);
  });
});
