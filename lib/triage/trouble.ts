import type { ProbeName, Reading } from "#lib/contracts/triage.ts";
import type { AnswerId } from "#lib/runbook/decision-tree.ts";
import { SEVERITIES, type Severity } from "#lib/runbook/severity.ts";

/** What is wrong with one authenticated call, or with webhooks, in the tree's words. */
export type TroubleKind = AnswerId<"error-kind">;

export type Trouble = {
  readonly kind: TroubleKind;
  readonly severity: Severity;
  readonly probe: ProbeName;
  /** Absent where the api probe has no reading at all. */
  readonly reading: Reading | undefined;
};

/** The probes that call with the token, the most telling first. */
export const AUTHENTICATED = ["api", "scope", "search"] as const satisfies readonly ProbeName[];

/** The probes of Intercom's systems and its status page: where none of them gets an answer, our network is the suspect. */
const OUTSIDE: readonly ProbeName[] = [...AUTHENTICATED, "edge", "status", "incidents"];

/**
 * All that is wrong with the calls, the worst first: by severity; then what fails before what is slow; then in the order
 * of AUTHENTICATED, and late webhooks after all calls. The first one is what the verdict is about, so the same readings always
 * give the same verdict.
 */
export function troublesIn(readings: readonly Reading[]): Trouble[] {
  const api = readings.find(({ probe }) => probe === "api");
  if (api === undefined || api.state === "unknown" || nothingAnswers(readings)) {
    return [{ kind: "nothing", severity: "P1", probe: "api", reading: api }];
  }
  const calls = AUTHENTICATED.flatMap((probe): Trouble[] => {
    const reading = readings.find((candidate) => candidate.probe === probe);
    const kind = reading === undefined ? null : troubleKind(reading);
    return kind === null ? [] : [{ kind, severity: severityOf(kind, probe), probe, reading }];
  });
  return [...calls.sort((a, b) => rank(a) - rank(b)), ...lateWebhooks(readings)];
}

/**
 * The runbook's "webhook delays". Where our own service is unhealthy they follow from that, and are no trouble of their own: the
 * verdict must not be milder for them.
 */
function lateWebhooks(readings: readonly Reading[]): Trouble[] {
  if (readings.some(({ probe, state }) => probe === "health" && state === "fail")) return [];
  const reading = readings.find(({ probe }) => probe === "webhooks");
  return reading?.state === "fail" ? [{ kind: "slow", severity: "P3", probe: "webhooks", reading }] : [];
}

/** Our own health check does not count here: it may answer from inside a network that has lost its way out. */
function nothingAnswers(readings: readonly Reading[]): boolean {
  const asked = readings.filter(({ probe, latencyMs }) => OUTSIDE.includes(probe) && latencyMs !== null);
  return (
    asked.every(({ httpStatus }) => httpStatus === null) &&
    (["api", "edge", "status"] as const).every((name) => asked.some(({ probe }) => probe === name))
  );
}

function troubleKind({ probe, state, httpStatus, code }: Reading): TroubleKind | null {
  if (state === "ok" || state === "unknown") return null;
  if (httpStatus === null) return unansweredKind(probe, code);
  if (httpStatus === 401) return code === "token_unauthorized" ? "scope" : "token";
  if (httpStatus === 403) return code === "api_plan_restricted" ? "plan" : "scope";
  if (httpStatus === 429) return "rate-limit";
  if (httpStatus >= 300 && httpStatus < 500) return "request";
  if (httpStatus >= 500) return "server-error";
  if (state === "warn") return "slow";
  return timedOut(probe, code) ? "slow" : "server-error";
}

function unansweredKind(probe: ProbeName, code: string | null): TroubleKind {
  if (code?.startsWith("token_")) return "token";
  if (code === "bad_url") return "request";
  return timedOut(probe, code) ? "slow" : "server-error";
}

/** Where `/me` works, one endpoint that does not answer in time is slow; where `/me` itself does not, the API is down. */
function timedOut(probe: ProbeName, code: string | null): boolean {
  return probe !== "api" && code === "timeout";
}

/** The runbook's levels: P1 where all calls fail (that is what a failing `/me` shows), P2 degraded, P3 partial. */
function severityOf(kind: TroubleKind, probe: ProbeName): Severity {
  const all = probe === "api";
  switch (kind) {
    case "token":
    case "nothing":
      return "P1";
    case "scope":
    case "plan":
    case "server-error":
      return all ? "P1" : "P2";
    case "rate-limit":
      return "P2";
    case "slow":
      return probe === "search" ? "P3" : "P2";
    case "request":
      return all ? "P1" : "P3";
    default:
      return kind satisfies never;
  }
}

function rank({ severity, kind, probe }: Trouble): number {
  const order = (AUTHENTICATED as readonly ProbeName[]).indexOf(probe);
  return SEVERITIES.indexOf(severity) * 100 + (kind === "slow" ? 10 : 0) + order;
}
