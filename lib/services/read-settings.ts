import type { ConfiguredSystem, Settings, SettingValue } from "#lib/contracts/settings.ts";
import { env, type RunningEnv } from "#lib/env.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * What is configured, by system. A secret is only ever set or not set; of addresses that may hold one, the part that may is
 * left out.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function readSettings({ ctx }: { ctx: Context }): Promise<Settings> {
  authorize(ctx, "settings:read");
  const running = env();
  return {
    simulated: running.simulated,
    systems: [
      intercom(running),
      statusPage(running),
      health(running),
      slack(running),
      pagerDuty(running),
      database(running),
      signOn(running),
    ],
    runbook: runbook(running),
  };
}

function intercom(running: RunningEnv): ConfiguredSystem {
  const { apiUrl, token } = running.intercom;
  const { simulated, intercomClientSecret } = running;
  const file = !simulated && token?.kind === "file" ? token.path : null;
  return {
    name: "intercom",
    title: "Intercom API",
    testable: true,
    hint: simulated ? "Export INTERCOM_ACCESS_TOKEN and restart to leave the simulator." : webhookHint(running),
    settings: [
      secret("INTERCOM_ACCESS_TOKEN", "The access token of our app", !simulated && token?.kind === "value"),
      shown("INTERCOM_ACCESS_TOKEN_FILE", "A file with the token, read before each run", file),
      shown("INTERCOM_API_URL", "Base address; EU and AU workspaces have their own", apiUrl),
      secret(
        "INTERCOM_CLIENT_SECRET",
        "Our app's client secret: signs webhooks",
        !simulated && intercomClientSecret !== null,
      ),
    ],
  };
}

function webhookHint({ publicUrl, intercomClientSecret }: RunningEnv): string {
  const enter = `enter ${publicUrl}/api/webhooks/intercom in Intercom's Developer Hub, which must reach it by HTTPS`;
  return intercomClientSecret === null
    ? `To see how late webhooks come, set INTERCOM_CLIENT_SECRET and ${enter}.`
    : `To receive webhooks, ${enter}.`;
}

function statusPage({ statusPage: { url, region } }: RunningEnv): ConfiguredSystem {
  return {
    name: "status-page",
    title: "Intercom status page",
    testable: true,
    hint: null,
    settings: [
      shown("STATUS_PAGE_URL", "Kind and final address are found by looking", url),
      shown("STATUS_PAGE_REGION", "us, eu or au; without it the workspace's own region is used", region),
    ],
  };
}

function health({ healthUrl }: RunningEnv): ConfiguredSystem {
  return {
    name: "health",
    title: "Our health check",
    testable: healthUrl !== null,
    hint: healthUrl === null ? "Set HEALTH_URL to the address of our own health check." : null,
    settings: [shown("HEALTH_URL", "Our own health check", healthUrl && withoutQuery(healthUrl))],
  };
}

function slack({ slack: target, simulated }: RunningEnv): ConfiguredSystem {
  const bot = target?.kind === "bot" ? target : null;
  return {
    name: "slack",
    title: "Slack",
    testable: target !== null,
    hint:
      target === null
        ? "Set SLACK_BOT_TOKEN and SLACK_CHANNEL, or SLACK_WEBHOOK_URL. Messages can be copied without."
        : null,
    settings: [
      secret("SLACK_BOT_TOKEN", "The token of a bot that may chat:write", !simulated && bot !== null),
      shown("SLACK_CHANNEL", "The channel to post to", bot?.channel ?? null),
      secret("SLACK_WEBHOOK_URL", "An incoming webhook, in place of the bot", target?.kind === "webhook"),
    ],
  };
}

function pagerDuty({ pagerDuty: target, simulated }: RunningEnv): ConfiguredSystem {
  return {
    name: "pagerduty",
    title: "PagerDuty",
    testable: target !== null,
    hint: target === null ? "Set PAGERDUTY_ROUTING_KEY to page somebody when trouble is suspected." : null,
    settings: [
      secret("PAGERDUTY_ROUTING_KEY", "The key of an Events API v2 integration", !simulated && target !== null),
      shown("PAGERDUTY_API_URL", "Base address; EU accounts have their own", target?.apiUrl ?? null),
    ],
  };
}

function database({ databaseUrl }: RunningEnv): ConfiguredSystem {
  return {
    name: "database",
    title: "Database",
    testable: true,
    hint: null,
    settings: [shown("DATABASE_URL", "PostgreSQL; without it the embedded one", withoutCredentials(databaseUrl))],
  };
}

function signOn({ oidc, publicUrl }: RunningEnv): ConfiguredSystem {
  const callback = `${publicUrl}/api/auth/callback/oidc`;
  return {
    name: "single-sign-on",
    title: "Single sign-on",
    testable: oidc !== null,
    hint:
      oidc === null
        ? `Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and enter ${callback} at the provider as where people come back to.`
        : `At the provider, people come back to ${callback}.`,
    settings: [
      shown("OIDC_ISSUER", "The provider of OpenID Connect, by its issuer", oidc?.issuer ?? null),
      shown("OIDC_CLIENT_ID", "What the provider calls Offhook", oidc?.clientId ?? null),
      secret("OIDC_CLIENT_SECRET", "By which the provider knows Offhook", oidc !== null),
      shown("OIDC_ROLE_CLAIM", "The claim that holds a person's role, or a list with it", oidc?.roleClaim ?? null),
      shown("OIDC_DEFAULT_ROLE", "Of who has none there; none keeps them out", oidc && (oidc.defaultRole ?? "none")),
      shown("OIDC_NAME", "What the button on the sign-in page calls the provider", oidc?.name ?? null),
    ],
  };
}

function runbook({ runbook: { workspaceId, secretId, awsRegion, namespace, deployment } }: RunningEnv): SettingValue[] {
  return [
    shown("RUNBOOK_WORKSPACE_ID", "The workspace's id, as it stands in Intercom's addresses", workspaceId),
    shown("RUNBOOK_SECRET_ID", "Where the secret manager keeps the token", secretId),
    shown("RUNBOOK_AWS_REGION", "The secret manager's region", awsRegion),
    shown("RUNBOOK_NAMESPACE", "The Kubernetes namespace of our service", namespace),
    shown("RUNBOOK_DEPLOYMENT", "The deployment to restart", deployment),
  ];
}

function shown(name: string, meaning: string, value: string | null): SettingValue {
  return { name, meaning, value, set: value !== null, secret: false };
}

function secret(name: string, meaning: string, set: boolean): SettingValue {
  return { name, meaning, value: null, set, secret: true };
}

function withoutQuery(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search && "?…"}`;
}

function withoutCredentials(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
