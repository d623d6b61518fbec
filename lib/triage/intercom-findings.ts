import { capitalised, failureWords } from "#lib/triage/exchange.ts";
import type { IntercomAnswer, IntercomCall } from "#lib/triage/intercom-call.ts";
import type { Circumstances, Finding } from "#lib/triage/probe.ts";

/**
 * What an authenticated call says, whichever endpoint it asked. Null where there was no token to ask with.
 */
export function readAuthenticated(call: IntercomCall, { slowMs }: Pick<Circumstances, "slowMs">): Finding | null {
  switch (call.kind) {
    case "not-sent":
      return null;
    case "unreachable":
      return unanswered(call);
    case "answered":
      return { ...answerFinding(call, slowMs), ...heard(call) };
    default:
      return call satisfies never;
  }
}

/** What a call says that got no answer, or none that could be read. */
export function unanswered({ code, latencyMs }: Extract<IntercomCall, { kind: "unreachable" }>): Finding {
  return { state: "fail", value: capitalised(failureWords(code)), latencyMs, httpStatus: null, code, requestIds: [] };
}

/** The part of a finding that every answer has. */
export function heard(answer: IntercomAnswer): Pick<Finding, "latencyMs" | "httpStatus" | "requestIds"> {
  return { latencyMs: answer.latencyMs, httpStatus: answer.status, requestIds: [...answer.requestIds] };
}

function answerFinding(
  { status, body, latencyMs }: IntercomAnswer,
  slowMs: number,
): Pick<Finding, "state" | "value" | "code"> {
  switch (body.kind) {
    case "admin":
    case "list":
      return latencyMs >= slowMs
        ? { state: "warn", value: `${status}, slow`, code: null }
        : { state: "ok", value: `${status}`, code: null };
    case "error":
      return { state: "fail", value: body.code === null ? `${status}` : `${status} ${body.code}`, code: body.code };
    case "redirect":
      return {
        state: "fail",
        value: body.host === null ? `${status} redirect` : `${status} redirect to ${body.host}`,
        code: "redirect",
      };
    case "garbage":
      return { state: "fail", value: `${status}, but ${garbageWords(body.code)}`, code: body.code };
    default:
      return body satisfies never;
  }
}

function garbageWords(code: (IntercomAnswer["body"] & { kind: "garbage" })["code"]): string {
  if (code === "not_json") return "the body is not JSON";
  if (code === "not_intercom") return "the body is not Intercom's";
  return code === "body_too_large" ? failureWords(code) : `the body broke off: ${failureWords(code)}`;
}
