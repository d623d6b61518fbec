import { z } from "zod";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import { retryAfterSeconds } from "#lib/integrations/http/retry-after.ts";
import type { PagerDutyEvent } from "#lib/integrations/pagerduty/event.ts";
import { cleanLine } from "#lib/text/clean.ts";
import type { FailureCode } from "#lib/triage/exchange.ts";

export type PagerDutyTarget = { readonly routingKey: string; readonly apiUrl: string };

/** What became of an event. `reason` is PagerDuty's own where it gave one, on one line and without the key. */
export type PagerDutyAnswer =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly status: number; readonly reason: string }
  /** It may be taken later. */
  | { readonly kind: "busy"; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly kind: "unreachable"; readonly code: FailureCode };

/** What PagerDuty says to an event that it does not take: https://developer.pagerduty.com/docs/send-alert-event */
const Refusal = z.object({
  message: z.string().catch(""),
  errors: z.array(z.string()).catch([]),
});

const MAX_REASON = 200;

/** Sends one event to the Events API v2. */
export async function sendEvent(
  { routingKey, apiUrl }: PagerDutyTarget,
  event: PagerDutyEvent,
  signal: AbortSignal,
): Promise<PagerDutyAnswer> {
  const exchange = await boundedFetch({
    url: `${apiUrl.replace(/\/+$/, "")}/v2/enqueue`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ routing_key: routingKey, ...event }),
    signal,
  });
  if (exchange.kind === "unreachable") return { kind: "unreachable", code: exchange.code };
  const { status, headers, body } = exchange;
  if (status === 202) return { kind: "accepted" };
  if (status >= 400 && status < 500 && status !== 429) {
    return { kind: "refused", status, reason: reasonOf(body, routingKey) };
  }
  // What is neither yes nor no comes from something on the way, and may be gone the next time.
  return { kind: "busy", status, retryAfterSeconds: retryAfterSeconds(headers) };
}

function reasonOf(body: string, routingKey: string): string {
  const refusal = Refusal.safeParse(parseJson(body)).data;
  if (refusal === undefined) return "this is not PagerDuty's Events API";
  const words = cleanLine([refusal.message, ...refusal.errors].filter(Boolean).join(": "));
  return words.replaceAll(routingKey, "***").slice(0, MAX_REASON) || "no reason given";
}
