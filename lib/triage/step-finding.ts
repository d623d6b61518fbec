import type { ProbeName, Reading, ReadingState, TriageRun, Verdict } from "#lib/contracts/triage.ts";
import type { AppAction } from "#lib/runbook/playbook.ts";
import { findingsOf } from "#lib/triage/findings-of.ts";

/** What Offhook found out for a step of a playbook. */
export type StepFinding = { readonly state: ReadingState; readonly text: string };

/** Of all that a triage run read, what the step asked for, in words. Readings hold no secret, so neither does this. */
export function stepFinding(appAction: AppAction, run: TriageRun): StepFinding {
  const of = (probe: ProbeName) => run.readings.find((reading) => reading.probe === probe);
  switch (appAction) {
    case "verify-token":
      return tokenFinding(of("api"));
    case "check-rate-limit":
      return rateLimitFinding(of("rate-limit"), of("api"));
    case "check-status-page":
      return statusPageFinding(of("status"), of("incidents"));
    case "check-health":
      return healthFinding(of("health"));
    case "run-triage":
      return { state: stateOf(run.verdict), text: findingsOf(run).text };
    default:
      return appAction satisfies never;
  }
}

function tokenFinding(api: Reading | undefined): StepFinding {
  if (api === undefined) return { state: "unknown", text: "The token was not looked at" };
  return { state: api.state, text: `${api.value}: ${tokenWords(api)}` };
}

/** The code decides: a missing permission comes with a token that is good. */
function tokenWords({ httpStatus, code }: Reading): string {
  if (httpStatus === null) {
    return code?.startsWith("token_") ? "our token cannot be used" : "nothing is known of the token";
  }
  if (httpStatus === 401) {
    return code === "token_unauthorized" ? "the token is valid, a permission is missing" : "Intercom rejects our token";
  }
  if (httpStatus === 403) {
    return code === "api_plan_restricted"
      ? "the token is valid, the workspace's plan does not allow the call"
      : "the token is valid, a scope or permission is missing";
  }
  if (httpStatus === 200 && code === null) return "Intercom accepts our token";
  return "nothing is known of the token";
}

function rateLimitFinding(rateLimit: Reading | undefined, api: Reading | undefined): StepFinding {
  if (rateLimit === undefined || rateLimit.state === "unknown") {
    const refused = api?.httpStatus === 401 ? ": without a valid token Intercom sends no figures" : "";
    return { state: "unknown", text: `Rate limit not known${refused}` };
  }
  const text = `Rate limit ${rateLimit.value.replace(/\d{4,}/g, grouped)}`;
  return { state: rateLimit.state, text: rateLimit.httpStatus === 429 ? `429: ${text}` : text };
}

/** 1667 as 1,667. */
function grouped(digits: string): string {
  return Number(digits).toLocaleString("en");
}

/** The incidents decide: the page's own word speaks of every region and product. */
function statusPageFinding(status: Reading | undefined, incidents: Reading | undefined): StepFinding {
  const decisive = incidents ?? status;
  if (decisive === undefined) return { state: "unknown", text: "The status page was not looked at" };
  const values = [status, incidents].flatMap((reading) => (reading === undefined ? [] : [reading.value]));
  return { state: decisive.state, text: [...new Set(values)].join("; ") };
}

function healthFinding(health: Reading | undefined): StepFinding {
  if (health === undefined || (health.latencyMs === null && health.state === "unknown")) {
    return { state: "unknown", text: "Our health is not known: HEALTH_URL is not set" };
  }
  const { state, value, latencyMs } = health;
  return { state, text: latencyMs === null ? value : `${value}, ${latencyMs.toLocaleString("en")} ms` };
}

/** As bad as the verdict is. */
function stateOf({ side, severity }: Pick<Verdict, "side" | "severity">): ReadingState {
  if (side === "unknown") return "unknown";
  if (severity === "P1") return "fail";
  return severity === "P2" || severity === "P3" ? "warn" : "ok";
}
