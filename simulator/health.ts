import type { Call } from "#simulator/call.ts";
import { type Disturbance, ownMode } from "#simulator/disturbance.ts";
import type { Mode } from "#simulator/modes.ts";
import { json, type Reply, text } from "#simulator/reply.ts";
import type { World } from "#simulator/world.ts";

const BEHAVIOURS: Record<Exclude<Mode<"health">, Disturbance>, { httpStatus: number; word: string }> = {
  healthy: { httpStatus: 200, word: "healthy" },
  down: { httpStatus: 503, word: "unhealthy" },
};

/** Plays the health check of the company's own integration, in the shape that the runbook reads with jq. */
export function health(call: Call, world: World): Reply {
  const reads = call.method === "GET" || call.method === "HEAD";
  if (!reads || call.path !== "/health") return text(404, "Not found\n");
  const { httpStatus, word } = BEHAVIOURS[ownMode(world.modes.health)];
  return json(httpStatus, { status: word, services: { intercom: { status: word } } });
}
