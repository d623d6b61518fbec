import type { IncomingMessage } from "node:http";
import { type Call, MAX_BODY_BYTES } from "#simulator/call.ts";
import { control, controlSlack } from "#simulator/control.ts";
import { disturb, isDisturbance } from "#simulator/disturbance.ts";
import { health } from "#simulator/health.ts";
import { intercom } from "#simulator/intercom/intercom.ts";
import type { System } from "#simulator/modes.ts";
import { pagerDuty } from "#simulator/pagerduty/pagerduty.ts";
import { problem } from "#simulator/problem.ts";
import type { Reply } from "#simulator/reply.ts";
import { loggedPath } from "#simulator/request-log.ts";
import { slack } from "#simulator/slack/slack.ts";
import { statusPage } from "#simulator/status-page/status-page.ts";
import type { World } from "#simulator/world.ts";

type Mount = { prefix: string; system: System; answer: (call: Call, world: World) => Reply };

const MOUNTS: readonly Mount[] = [
  { prefix: "/intercom", system: "intercom", answer: intercom },
  { prefix: "/status", system: "status", answer: statusPage },
  { prefix: "/slack", system: "slack", answer: slack },
  { prefix: "/app", system: "health", answer: health },
];

/** It has no modes: it works in every scenario. */
const PAGERDUTY = "/pagerduty";

const NOT_FOUND = problem({
  status: 404,
  code: "not_found",
  title: "Not found",
  detail: "The simulator serves /intercom, /status, /slack, /app/health, /pagerduty and /control.",
});

const TOO_LARGE = problem({
  status: 413,
  code: "body_too_large",
  title: "Body too large",
  detail: `A body may have ${MAX_BODY_BYTES} bytes.`,
});

/** Finds who answers a request, lets them, and logs what the four systems were asked. A body that was too large is null. */
export function route(request: IncomingMessage, body: string | null, origin: string, world: World): Reply {
  const url = URL.parse(`${origin}${request.url}`);
  if (url === null) return NOT_FOUND;
  if (body === null) return TOO_LARGE;
  const call = {
    method: request.method ?? "GET",
    path: "",
    query: url.searchParams,
    headers: request.headers,
    body,
    now: world.now(),
    origin,
  };
  if (url.pathname === "/control") return control(call, world);
  if (url.pathname === "/control/slack") return controlSlack(call, world);
  if (url.pathname.startsWith(`${PAGERDUTY}/`)) {
    return pagerDuty({ ...call, path: url.pathname.slice(PAGERDUTY.length) }, world);
  }

  const mount = MOUNTS.find(({ prefix }) => `${url.pathname}/`.startsWith(`${prefix}/`));
  if (mount === undefined) return NOT_FOUND;
  const reply = play(mount, { ...call, path: url.pathname.slice(mount.prefix.length) }, world);
  world.requests.add({
    at: call.now.toISOString(),
    method: call.method,
    path: loggedPath(url),
    system: mount.system,
    status: statusOf(reply),
  });
  return reply;
}

/** A disturbed system still gets the call and works: only what the caller hears of it is disturbed. */
function play({ system, answer }: Mount, call: Call, world: World): Reply {
  const mode = world.modes[system];
  const reply = answer(call, world);
  return isDisturbance(mode) ? disturb(mode, reply) : reply;
}

function statusOf(reply: Reply): number | null {
  if (reply.kind === "answer") return reply.status;
  return reply.kind === "endless" ? 200 : null;
}
