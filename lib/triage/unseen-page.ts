import { capitalised, failureWords } from "#lib/triage/exchange.ts";
import type { Finding } from "#lib/triage/probe.ts";
import type { PageLook, UnseenCode } from "#lib/triage/status-page.ts";

/** A page that could not be read is unknown, which is never the same as a page without incidents. */
export function unseenFinding(look: PageLook & { kind: "unseen" }): Finding {
  return {
    state: "unknown",
    value: capitalised(unseenWords(look.code)),
    latencyMs: look.latencyMs,
    httpStatus: look.httpStatus,
    code: look.code,
    requestIds: [],
  };
}

function unseenWords(code: UnseenCode): string {
  if (code === "not_json") return "the page answers, but not with JSON";
  if (code === "not_a_status_page") return "the page answers, but not as a status page";
  return isHttpCode(code) ? `the page answers ${code.slice("http_".length)}` : failureWords(code);
}

function isHttpCode(code: UnseenCode): code is `http_${number}` {
  return code.startsWith("http_");
}
