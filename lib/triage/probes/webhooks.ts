import { type Finding, probeOf } from "#lib/triage/probe.ts";
import type { WebhookTraffic } from "#lib/triage/webhook-traffic.ts";

export function readWebhooks(_traffic: WebhookTraffic): Finding {
  return { state: "unknown", value: "UNKNOWN", latencyMs: null, httpStatus: null, code: null, requestIds: [] };
}

export const webhooks = probeOf("Webhook lag", "webhooks", readWebhooks);
