import { capitalised, failureWords } from "#lib/triage/exchange.ts";
import type { HealthAnswer } from "#lib/triage/health-answer.ts";
import { type Finding, probeOf } from "#lib/triage/probe.ts";

/** Words that health checks use; a word that is not here tells nothing. */
const STATE_OF_WORD: ReadonlyMap<string, Finding["state"]> = new Map([
  ...["healthy", "ok", "up", "pass", "operational", "available"].map((word) => [word, "ok"] as const),
  ...["degraded", "warn", "warning"].map((word) => [word, "warn"] as const),
  ...["unhealthy", "down", "fail", "failed", "failing", "error", "critical", "unavailable", "outage"].map(
    (word) => [word, "fail"] as const,
  ),
]);

/** An address that is not set is no gap: the reading says UNKNOWN, and nothing follows from it. */
export function readHealth(answer: HealthAnswer | null): Finding {
  if (answer === null) {
    return { state: "unknown", value: "UNKNOWN", latencyMs: null, httpStatus: null, code: null, requestIds: [] };
  }
  if (answer.kind === "unreachable") {
    const value = capitalised(failureWords(answer.code));
    return { state: "fail", value, latencyMs: answer.latencyMs, httpStatus: null, code: answer.code, requestIds: [] };
  }
  const { httpStatus, word, latencyMs } = answer;
  const read = { latencyMs, httpStatus, requestIds: [] };
  const broken = httpStatus >= 500;
  if (word === null) {
    return {
      state: broken ? "fail" : "unknown",
      value: `${httpStatus}, no status of the Intercom service`,
      code: "no_status",
      ...read,
    };
  }
  return {
    state: broken ? "fail" : (STATE_OF_WORD.get(word.toLowerCase()) ?? "unknown"),
    value: word,
    code: null,
    ...read,
  };
}

export const health = probeOf("Our integration health", "health", readHealth);
