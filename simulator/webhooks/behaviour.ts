import { ownMode } from "#simulator/disturbance.ts";
import { BEHAVIOURS, type WebhookBehaviour } from "#simulator/intercom/behaviour.ts";
import type { Mode } from "#simulator/modes.ts";

/**
 * Webhooks have a queue of their own: whatever the API answers, they go on. Only where nothing gets through between us and Intercom
 * do they stop as well.
 */
export function webhookBehaviour(mode: Mode<"intercom">): WebhookBehaviour {
  return mode === "unreachable" ? "silent" : (BEHAVIOURS[ownMode(mode)].webhooks ?? "in-time");
}
