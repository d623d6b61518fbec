import type { IntercomCall, IntercomRequest } from "#lib/triage/intercom-call.ts";
import { readAuthenticated } from "#lib/triage/intercom-findings.ts";
import { type Circumstances, type Finding, probeOf } from "#lib/triage/probe.ts";

/** `identifyAdmin`: needs no scope, so it fails only where every call would. */
export const apiRequest: IntercomRequest = { method: "GET", path: "/me", authenticated: true };

export function readApi(call: IntercomCall, circumstances: Pick<Circumstances, "slowMs">): Finding | null {
  if (call.kind === "not-sent") {
    return { state: "fail", value: call.problem, latencyMs: null, httpStatus: null, code: call.code, requestIds: [] };
  }
  return readAuthenticated(call, circumstances);
}

export const api = probeOf("API reachable", "me", readApi);
