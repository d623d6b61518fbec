import type { Call } from "#simulator/call.ts";
import { type Disturbance, ownMode } from "#simulator/disturbance.ts";
import type { Mode } from "#simulator/modes.ts";
import { json, type Reply, text } from "#simulator/reply.ts";
import { type ErrorMode, errorOf, isErrorMode, webhookStatus } from "#simulator/slack/errors.ts";
import { webApi } from "#simulator/slack/web-api.ts";
import { webhook } from "#simulator/slack/webhook.ts";
import type { World } from "#simulator/world.ts";

/** Short, so that a person who practises sees the retry; real ones were up to 30. */
const RETRY_AFTER_SECONDS = 2;

/** What Slack does with a call. */
type Behaviour = (call: Call, work: () => Reply) => Reply;

const BEHAVIOURS: Record<Exclude<Mode<"slack">, Disturbance | ErrorMode>, Behaviour> = {
  healthy: (_call, work) => work(),
  down: () => text(503, "Service unavailable\n"),
  "rate-limited": () => text(429, "", { "retry-after": String(RETRY_AFTER_SECONDS) }),
  "drops-after-accepting": (call, work) => afterAccepting({ kind: "reset" }, call, work),
  "hangs-after-accepting": (call, work) => afterAccepting({ kind: "silence" }, call, work),
  "history-refused": (call, work) =>
    call.path.startsWith("/api/conversations.") ? json(200, { ok: false, error: "missing_scope" }) : work(),
};

/** Plays Slack: its Web API under /api/ and incoming webhooks under /services/. */
export function slack(call: Call, world: World): Reply {
  const mode = ownMode(world.modes.slack);
  const work = () => (call.path.startsWith("/api/") ? webApi(call, world) : webhook(call, world));
  if (isErrorMode(mode)) return writes(call) ? failure(call, errorOf(mode)) : work();
  return BEHAVIOURS[mode](call, work);
}

/** What is posted or edited is done, and the caller does not hear of it; what only asks is answered. */
function afterAccepting(lost: Reply, call: Call, work: () => Reply): Reply {
  const reply = work();
  return writes(call) ? lost : reply;
}

function writes({ path }: Call): boolean {
  return path.startsWith("/api/chat.") || path.startsWith("/services/");
}

function failure({ path }: Call, code: string): Reply {
  return path.startsWith("/api/") ? json(200, { ok: false, error: code }) : text(webhookStatus(code), code);
}
