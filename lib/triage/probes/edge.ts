import type { IntercomCall, IntercomRequest } from "#lib/triage/intercom-call.ts";
import { heard, unanswered } from "#lib/triage/intercom-findings.ts";
import { type Circumstances, type Finding, probeOf } from "#lib/triage/probe.ts";

/** The control: without a token Intercom must refuse, and a refusal shows that its edge is alive. */
export const edgeRequest: IntercomRequest = { method: "GET", path: "/me", authenticated: false };

export function readEdge(call: IntercomCall, { slowMs }: Pick<Circumstances, "slowMs">): Finding | null {
  if (call.kind === "not-sent") return null;
  if (call.kind === "unreachable") return unanswered(call);
  const code = call.body.kind === "error" ? call.body.code : null;
  if (call.status === 401) {
    const slow = call.latencyMs >= slowMs;
    return {
      state: slow ? "warn" : "ok",
      value: `401 without a token${slow ? ", slow" : ": alive"}`,
      code,
      ...heard(call),
    };
  }
  const state = call.status >= 500 ? "fail" : "warn";
  return { state, value: `${call.status} without a token, expected 401`, code, ...heard(call) };
}

export const edge = probeOf("Edge answers", "meWithoutToken", readEdge);
