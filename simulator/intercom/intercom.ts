import { randomUUID } from "node:crypto";
import { bearerToken, type Call } from "#simulator/call.ts";
import { ownMode, SLOW_MS } from "#simulator/disturbance.ts";
import { BEHAVIOURS, type Behaviour } from "#simulator/intercom/behaviour.ts";
import { NOT_FOUND, type Outcome, refused } from "#simulator/intercom/outcome.ts";
import { type Allowance, RATE_LIMIT, usedUp } from "#simulator/intercom/rate-limit.ts";
import { type Found, findRoute } from "#simulator/intercom/routes.ts";
import type { Credentials } from "#simulator/intercom/tokens.ts";
import { isKnownVersion } from "#simulator/intercom/version.ts";
import { json, type Reply } from "#simulator/reply.ts";
import type { World } from "#simulator/world.ts";

/** Identifies a build of Intercom's server, not a version of its API. */
const SERVER_BUILD = "5e1f0c93b7a24d6886e0f1d2c3b4a59687f0e1d2";

/** Plays Intercom's REST API, in the shapes of its specification 2.16. */
export function intercom(call: Call, world: World): Reply {
  const behaviour = BEHAVIOURS[ownMode(world.modes.intercom)];
  const credentials = world.tokens.present(bearerToken(call.headers));
  const allowance = allowanceOf(credentials, behaviour, call, world);
  const route = findRoute(call);
  const outcome = decide({ call, behaviour, credentials, allowance, route });

  const requestId = randomUUID();
  const headers = {
    "x-request-id": requestId,
    "x-runtime": "0.041873",
    "x-intercom-version": SERVER_BUILD,
    ...rateLimitHeaders(allowance),
  };
  const answer =
    outcome.kind === "found"
      ? json(200, outcome.body, headers)
      : json(outcome.status, errorList(outcome, requestId), headers);
  return behaviour.slowSearches && route?.search ? { ...answer, afterMs: SLOW_MS } : answer;
}

/** Null for a call without good credentials: it uses nothing of the window and gets no rate-limit headers. */
function allowanceOf(credentials: Credentials, behaviour: Behaviour, call: Call, world: World): Allowance | null {
  if (credentials !== "good") return null;
  return behaviour.windowUsedUp ? usedUp(call.now) : world.rateLimit.take(call.now);
}

type Question = {
  call: Call;
  behaviour: Behaviour;
  credentials: Credentials;
  allowance: Allowance | null;
  route: Found | null;
};

function decide({ call, behaviour, credentials, allowance, route }: Question): Outcome {
  if (behaviour.everyCall) return behaviour.everyCall;
  if (credentials === "missing") return refused(401, "unauthorized", "Access Token Invalid");
  if (credentials === "revoked") return refused(401, "token_revoked", "Access Token has been revoked");
  if (allowance?.exceeded) {
    return refused(429, "rate_limit_exceeded", `Exceeded rate limit of ${RATE_LIMIT} in 10_seconds`);
  }
  if (behaviour.everyAuthenticatedCall) return behaviour.everyAuthenticatedCall;
  if (!isKnownVersion(call.headers["intercom-version"])) {
    return refused(400, "intercom_version_invalid", "The requested version could not be found");
  }
  if (route === null) return NOT_FOUND;
  if (route.reads === "conversations" && behaviour.conversations) return behaviour.conversations;
  return route.answer();
}

function rateLimitHeaders(allowance: Allowance | null): Record<string, string> {
  if (allowance === null) return {};
  return {
    "x-ratelimit-limit": String(RATE_LIMIT),
    "x-ratelimit-remaining": String(allowance.remaining),
    "x-ratelimit-reset": String(allowance.reset),
  };
}

function errorList({ code, message, field }: { code: string; message: string; field?: string }, requestId: string) {
  return { type: "error.list", request_id: requestId, errors: [{ code, message, ...(field ? { field } : {}) }] };
}
