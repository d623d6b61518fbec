import path from "node:path";
import { z } from "zod";
import { OIDC_VARIABLES, oidcContradictions, oidcSettings } from "#lib/env-oidc.ts";
import type { TokenSource } from "#lib/integrations/intercom/token.ts";
import type { SlackTarget } from "#lib/integrations/slack/client.ts";
import { perProcess } from "#lib/per-process.ts";

const httpUrl = (message: string) =>
  z
    .url({ protocol: /^https?$/, hostname: /^.+$/, error: message, abort: true })
    .refine((text) => !new URL(text).username && !new URL(text).password, {
      error: "must not hold a user name or password",
    });

const wholeNumber = (from: number, to: number) =>
  z.coerce
    .number({ error: `expected a whole number from ${from} to ${to}` })
    .int({ error: `expected a whole number from ${from} to ${to}` })
    .min(from, { error: `expected a whole number from ${from} to ${to}` })
    .max(to, { error: `expected a whole number from ${from} to ${to}` });

/** Visible ASCII: a header cannot carry anything else, and a line break would end the header. */
const secret = z
  .string()
  .regex(/^[\x21-\x7e]+$/, { error: "holds a space, a line break or another character no header can carry" });

const word = z.string().regex(/^[\w./:@+-]{1,512}$/, { error: "expected a name of letters, digits and . _ / : @ + -" });

/** Every variable that Offhook reads. An empty value counts as not set, as shells and compose files often write it so. */
const Variables = z.object({
  INTERCOM_ACCESS_TOKEN: secret.optional(),
  INTERCOM_ACCESS_TOKEN_FILE: z.string().optional(),
  INTERCOM_API_URL: httpUrl("expected an address such as https://api.eu.intercom.io").default(
    "https://api.intercom.io",
  ),
  STATUS_PAGE_URL: httpUrl("expected an address such as https://status.intercom.com").default(
    "https://status.intercom.com",
  ),
  STATUS_PAGE_REGION: z.enum(["us", "eu", "au"], { error: "expected us, eu or au" }).optional(),
  INTERCOM_CLIENT_SECRET: secret.optional(),
  HEALTH_URL: httpUrl("expected the address of our own health check").optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "expected an address such as postgresql://user@host:5432/offhook" })
    .optional(),
  SLACK_BOT_TOKEN: secret.optional(),
  SLACK_CHANNEL: z
    .string()
    .regex(/^#?[\p{L}\p{N}_-]{1,80}$/u, { error: "expected a channel such as #incidents or C0123456789" })
    .optional(),
  SLACK_WEBHOOK_URL: httpUrl("expected an address such as https://hooks.slack.com/services/...").optional(),
  SLACK_API_URL: httpUrl("expected the base address of Slack's Web API").default("https://slack.com/api/"),
  PAGERDUTY_ROUTING_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{32}$/, { error: "expected the 32 letters and digits of an Events API v2 integration" })
    .optional(),
  PAGERDUTY_API_URL: httpUrl("expected the base address of PagerDuty's Events API").default(
    "https://events.pagerduty.com",
  ),
  MONITOR: z.enum(["on", "off"], { error: "expected on or off" }).default("on"),
  MONITOR_INTERVAL_SECONDS: wholeNumber(1, 3_600).default(30),
  MONITOR_FAST_INTERVAL_SECONDS: wholeNumber(1, 3_600).default(10),
  SUSPECT_AFTER_BAD_RUNS: wholeNumber(1, 100).default(2),
  SUSPECT_WITHIN_SECONDS: wholeNumber(1, 86_400).default(60),
  SUSPICION_ENDS_AFTER_GOOD_RUNS: wholeNumber(1, 100).default(3),
  PUBLIC_URL: httpUrl("expected the address that people use, such as https://offhook.example.com").optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim()))
    .pipe(
      z.array(
        z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
          error: "expected addresses or networks, such as 10.0.0.2 or 10.0.0.0/24, with commas between",
        }),
      ),
    )
    .default([]),
  ...OIDC_VARIABLES,
  AUTH_SECRET: z.string().min(32, { error: "expected at least 32 characters" }).optional(),
  PORT: wholeNumber(1, 65_534).default(3000),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "expected fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
  RUNBOOK_WORKSPACE_ID: word.optional(),
  RUNBOOK_SECRET_ID: word.default("intercom/production/token"),
  RUNBOOK_AWS_REGION: word.optional(),
  RUNBOOK_NAMESPACE: word.optional(),
  RUNBOOK_DEPLOYMENT: word.default("intercom-service"),
});

/** What the variables mean, in the app's own terms. */
export type Env = ReturnType<typeof settle>;

/** One line a wrong variable: its name, what is wrong, what is expected. Never the value, which may be a secret. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

type VariableName = keyof typeof Variables.shape;

/** What a triage run needs. It must not fail because something else is set wrongly: it is for when all else is down. */
export const TRIAGE_VARIABLES: readonly VariableName[] = [
  "INTERCOM_ACCESS_TOKEN",
  "INTERCOM_ACCESS_TOKEN_FILE",
  "INTERCOM_API_URL",
  "STATUS_PAGE_URL",
  "STATUS_PAGE_REGION",
  "HEALTH_URL",
  "RUNBOOK_WORKSPACE_ID",
  "RUNBOOK_SECRET_ID",
  "RUNBOOK_AWS_REGION",
  "RUNBOOK_NAMESPACE",
  "RUNBOOK_DEPLOYMENT",
];

/**
 * Reads the variables once and says all that is wrong with them together.
 * @param names the variables to look at; the others count as not set
 * @throws EnvError
 */
export function parseEnv(
  source: Readonly<Record<string, string | undefined>>,
  names: readonly string[] = Object.keys(Variables.shape),
): Env {
  const present = Object.fromEntries(
    names.flatMap((name) => {
      const value = source[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = Variables.safeParse(present);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);
  return settle(parsed.data);
}

/** What no single variable can show to be wrong. */
function contradictions(variables: z.infer<typeof Variables>): string[] {
  const problems = oidcContradictions(variables);
  if (variables.SLACK_BOT_TOKEN && !variables.SLACK_CHANNEL) {
    problems.push("SLACK_CHANNEL: not set; SLACK_BOT_TOKEN needs the channel to post to");
  }
  if (variables.SLACK_CHANNEL && !variables.SLACK_BOT_TOKEN) {
    problems.push("SLACK_BOT_TOKEN: not set; SLACK_CHANNEL is for the bot to post to");
  }
  if (variables.SLACK_BOT_TOKEN && variables.SLACK_WEBHOOK_URL) {
    problems.push("SLACK_WEBHOOK_URL: set beside SLACK_BOT_TOKEN; expected one of the two");
  }
  const { SUSPECT_AFTER_BAD_RUNS: badRuns, SUSPECT_WITHIN_SECONDS: within } = variables;
  // Where Intercom limits our rate, the interval is three times as long.
  const needed = (badRuns - 1) * 3 * fastIntervalSeconds(variables);
  if (needed > within) {
    problems.push(
      `SUSPECT_WITHIN_SECONDS: too short for SUSPECT_AFTER_BAD_RUNS and MONITOR_FAST_INTERVAL_SECONDS, so that nothing would ever be suspected; expected at least ${needed}`,
    );
  }
  return problems;
}

/** While not healthy it is never looked less often than otherwise. */
function fastIntervalSeconds(variables: z.infer<typeof Variables>): number {
  return Math.min(variables.MONITOR_FAST_INTERVAL_SECONDS, variables.MONITOR_INTERVAL_SECONDS);
}

function settle(variables: z.infer<typeof Variables>) {
  const token = tokenSource(variables);
  return {
    /** No token: the app runs on the simulator, and says so on every page. */
    simulated: token === null,
    intercom: { apiUrl: variables.INTERCOM_API_URL.replace(/\/+$/, ""), token },
    statusPage: { url: variables.STATUS_PAGE_URL, region: variables.STATUS_PAGE_REGION ?? null },
    /** Signs Intercom's webhooks; without it none is accepted. */
    intercomClientSecret: variables.INTERCOM_CLIENT_SECRET ?? null,
    healthUrl: variables.HEALTH_URL ?? null,
    monitor: {
      on: variables.MONITOR === "on",
      intervalMs: variables.MONITOR_INTERVAL_SECONDS * 1_000,
      /** While not healthy. */
      fastIntervalMs: fastIntervalSeconds(variables) * 1_000,
    },
    suspicion: {
      badRuns: variables.SUSPECT_AFTER_BAD_RUNS,
      withinMs: variables.SUSPECT_WITHIN_SECONDS * 1_000,
      goodRuns: variables.SUSPICION_ENDS_AFTER_GOOD_RUNS,
    },
    pagerDuty: variables.PAGERDUTY_ROUTING_KEY
      ? { routingKey: variables.PAGERDUTY_ROUTING_KEY, apiUrl: variables.PAGERDUTY_API_URL.replace(/\/+$/, "") }
      : null,
    /** Null means the embedded PostgreSQL under `dataDir`. */
    databaseUrl: variables.DATABASE_URL ?? null,
    slack: slackTarget(variables),
    publicUrl: (variables.PUBLIC_URL ?? `http://localhost:${variables.PORT}`).replace(/\/+$/, ""),
    /** Whose `X-Forwarded-For` is believed, beside this machine's. */
    trustedProxies: variables.TRUSTED_PROXIES,
    /** Single sign-on; null where it is not set up. */
    oidc: oidcSettings(variables),
    /** Null until the server has made one and kept it under `dataDir`. */
    authSecret: variables.AUTH_SECRET ?? null,
    port: variables.PORT,
    dataDir: path.resolve(variables.DATA_DIR),
    logLevel: variables.LOG_LEVEL,
    runbook: {
      workspaceId: variables.RUNBOOK_WORKSPACE_ID ?? null,
      secretId: variables.RUNBOOK_SECRET_ID,
      awsRegion: variables.RUNBOOK_AWS_REGION ?? null,
      namespace: variables.RUNBOOK_NAMESPACE ?? null,
      deployment: variables.RUNBOOK_DEPLOYMENT,
    },
  };
}

function tokenSource(variables: z.infer<typeof Variables>): TokenSource | null {
  if (variables.INTERCOM_ACCESS_TOKEN_FILE) return { kind: "file", path: variables.INTERCOM_ACCESS_TOKEN_FILE };
  if (variables.INTERCOM_ACCESS_TOKEN) return { kind: "value", token: variables.INTERCOM_ACCESS_TOKEN };
  return null;
}

function slackTarget(variables: z.infer<typeof Variables>): SlackTarget | null {
  if (variables.SLACK_BOT_TOKEN && variables.SLACK_CHANNEL) {
    return {
      kind: "bot",
      token: variables.SLACK_BOT_TOKEN,
      channel: variables.SLACK_CHANNEL,
      apiUrl: variables.SLACK_API_URL,
    };
  }
  return variables.SLACK_WEBHOOK_URL ? { kind: "webhook", url: variables.SLACK_WEBHOOK_URL } : null;
}

/** The environment of a running process: what the variables left open has been found or made. */
export type RunningEnv = Env & { databaseUrl: string; authSecret: string };

const holder = () => perProcess<{ settled: RunningEnv | null }>("env", () => ({ settled: null }));

/** Called once by whatever starts the process, before anything asks `env()`. */
export function settleEnv(running: RunningEnv): void {
  holder().settled = running;
}

/** @throws when nothing has started the process properly: a mistake of ours, not of the operator. */
export function env(): RunningEnv {
  const { settled } = holder();
  if (settled === null) throw new Error("env() was asked before settleEnv()");
  return settled;
}
