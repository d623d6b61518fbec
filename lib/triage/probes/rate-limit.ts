import type { IntercomCall, RateLimit } from "#lib/triage/intercom-call.ts";
import { heard } from "#lib/triage/intercom-findings.ts";
import { type Finding, probeOf } from "#lib/triage/probe.ts";

/** Below this share of the window the next calls are likely to be refused. */
const NEARLY_DRY = 0.1;

/** A window lasts 10 seconds; a reset further away than a minute comes from a clock that is wrong. */
const LONGEST_WAIT_S = 60;

/** Reads the headers of the same `/me` answer as the api probe: one call, two checks. */
export function readRateLimit(call: IntercomCall, { endedAt }: { endedAt: Date }): Finding | null {
  if (call.kind === "not-sent") return null;
  const unread = { state: "unknown", value: "UNKNOWN", code: null } as const;
  if (call.kind === "unreachable") {
    return { ...unread, latencyMs: call.latencyMs, httpStatus: null, requestIds: [] };
  }
  const { remaining } = call.rateLimit;
  if (remaining === null) return { ...unread, ...heard(call) };
  return {
    state: stateOf(call.status, call.rateLimit),
    value: words(remaining, call.rateLimit, endedAt),
    code: null,
    ...heard(call),
  };
}

function stateOf(status: number, { limit, remaining }: RateLimit): Finding["state"] {
  if (status === 429) return "fail";
  return limit !== null && remaining !== null && remaining < limit * NEARLY_DRY ? "warn" : "ok";
}

/** The remaining calls come first: the runbook's line 4 prints that number. */
function words(remaining: number, { limit, resetsAt }: RateLimit, at: Date): string {
  const ofLimit = limit === null ? `${remaining} left` : `${remaining} of ${limit} left`;
  const seconds = resetsAt === null ? null : Math.ceil(resetsAt - at.getTime() / 1_000);
  return seconds === null || seconds < 0 || seconds > LONGEST_WAIT_S ? ofLimit : `${ofLimit}, resets in ${seconds} s`;
}

export const rateLimit = probeOf("Rate limit", "me", readRateLimit);
