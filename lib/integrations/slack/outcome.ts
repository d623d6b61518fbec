import { z } from "zod";
import { retryAfterSeconds } from "#lib/integrations/http/retry-after.ts";
import type { Answered, FailureCode, Unreachable } from "#lib/triage/exchange.ts";

/**
 * Why Slack did not do what it was asked. `code` is Slack's own, or words of ours where it sent none. `taken`: whether it may have
 * done it all the same.
 */
export type SlackTrouble =
  /** It stays so until somebody changes something. */
  | { readonly kind: "refused"; readonly status: number; readonly code: string; readonly taken: Taken }
  /** It may work later. */
  | {
      readonly kind: "busy";
      readonly status: number;
      readonly code: string;
      readonly retryAfterSeconds: number | null;
      readonly taken: Taken;
    }
  | { readonly kind: "unreachable"; readonly code: FailureCode; readonly taken: Taken };

export type Taken = "no" | "unknown";

/** Slack's error codes are lower snake case; anything else that answers is not repeated. */
export const ErrorCode = z.string().regex(/^[a-z0-9_]{1,64}$/);

/** The errors that pass by themselves; all others stay until somebody changes something. */
const PASSING: readonly string[] = [
  "ratelimited",
  "rate_limited",
  "message_limit_exceeded",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "rollup_error",
  "external_channel_migrating",
  "team_added_to_org",
  "update_failed",
];

/** Of these Slack says itself that some of what was asked may have been done. */
const PERHAPS_TAKEN: readonly string[] = ["internal_error", "fatal_error", "request_timeout"];

/** These end before a request could be sent. */
const NOT_SENT: readonly FailureCode[] = ["dns", "connection_refused", "tls", "bad_url"];

export function unreachable({ code }: Unreachable): SlackTrouble {
  return { kind: "unreachable", code, taken: NOT_SENT.includes(code) ? "no" : "unknown" };
}

/** What the status alone says; null where the body has to be read. */
export function troubleByStatus(exchange: Answered): SlackTrouble | null {
  const { status } = exchange;
  // Something on the way waited in vain for Slack's answer.
  if (status === 504) return busy(exchange, `HTTP ${status}`, "unknown");
  // A redirect comes from something on the way, and may be gone the next time.
  const isPassing = status === 429 || status >= 500 || (status >= 300 && status < 400);
  return isPassing ? busy(exchange, `HTTP ${status}`, "no") : null;
}

export function troubleByCode(exchange: Answered, code: string): SlackTrouble {
  if (!PASSING.includes(code)) return { kind: "refused", status: exchange.status, code, taken: "no" };
  return busy(exchange, code, PERHAPS_TAKEN.includes(code) ? "unknown" : "no");
}

/** Whatever says 200 may have done what was asked. */
export function troubleByNonsense(exchange: Answered, code: string): SlackTrouble {
  const { status } = exchange;
  return status >= 400 ? { kind: "refused", status, code, taken: "no" } : busy(exchange, code, "unknown");
}

function busy({ status, headers }: Answered, code: string, taken: Taken): SlackTrouble {
  return { kind: "busy", status, code, retryAfterSeconds: retryAfterSeconds(headers), taken };
}
