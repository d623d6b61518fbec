import { type Finding, probeOf } from "#lib/triage/probe.ts";
import type { WebhookCode } from "#lib/triage/webhook-code.ts";
import type { WebhookTraffic } from "#lib/triage/webhook-traffic.ts";

/** The runbook's "webhook delays" begin here; Intercom's own retry, a minute later, is none. */
const LATE_FROM_MS = 15 * 60_000;

/** A silence this many times as long as any at this hour is no quiet hour. */
const UNUSUAL = 3;

/**
 * How late notifications come, and whether they have stopped. Lag can be judged as soon as something comes; silence only
 * against what was usual at this hour, and so not in the first week.
 */
export function readWebhooks({ lag, silentForMs, usualSilenceMs }: WebhookTraffic): Finding {
  if (lag !== null && lag.p95Ms > LATE_FROM_MS) {
    const code = lag.p95QueueMs >= lag.p95TransitMs ? "queue_late" : "transit_late";
    const parts = `${inWords(lag.p95QueueMs)} in Intercom's queue, ${inWords(lag.p95TransitMs)} on the way`;
    return finding("fail", `p95 ${inWords(lag.p95Ms)} late: ${parts}`, code);
  }
  if (silentForMs !== null && usualSilenceMs !== null) {
    const silence = `silent for ${inWords(silentForMs)}, usually at most ${inWords(usualSilenceMs)} at this hour`;
    if (silentForMs > UNUSUAL * usualSilenceMs) return finding("fail", silence, "silent");
    if (lag === null) return finding("ok", silence);
  }
  if (lag !== null) return finding("ok", `on time: p95 ${inWords(lag.p95Ms)}`);
  return finding("unknown", unjudged(silentForMs));
}

function unjudged(silentForMs: number | null): string {
  return silentForMs === null
    ? "none has come yet"
    : `silent for ${inWords(silentForMs)}; what is usual at this hour is not known yet`;
}

function finding(state: Finding["state"], value: string, code: WebhookCode | null = null): Finding {
  return { state, value, latencyMs: null, httpStatus: null, code, requestIds: [] };
}

/** Rounded as a person would say it: `3 s`, `22 min`, `5 h`, `3 days`. */
function inWords(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(ms / 3_600_000);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

export const webhooks = probeOf("Webhook lag", "webhooks", readWebhooks);
