import type { Call } from "#simulator/call.ts";
import { type Disturbance, ownMode } from "#simulator/disturbance.ts";
import type { Mode } from "#simulator/modes.ts";
import { type Reply, text } from "#simulator/reply.ts";
import { webApi } from "#simulator/slack/web-api.ts";
import { webhook } from "#simulator/slack/webhook.ts";
import type { World } from "#simulator/world.ts";

/** Short, so that a person who practises sees the retry; real ones were up to 30. */
const RETRY_AFTER_SECONDS = 2;

/** What Slack says to every call, or null where it works. */
const REFUSALS: Record<Exclude<Mode<"slack">, Disturbance>, Reply | null> = {
  healthy: null,
  down: text(503, "Service unavailable\n"),
  "rate-limited": text(429, "", { "retry-after": String(RETRY_AFTER_SECONDS) }),
};

/** Plays Slack: its Web API under /api/ and incoming webhooks under /services/. */
export function slack(call: Call, world: World): Reply {
  const refusal = REFUSALS[ownMode(world.modes.slack)];
  if (refusal) return refusal;
  return call.path.startsWith("/api/") ? webApi(call, world) : webhook(call, world);
}
