import type { Scene } from "#lib/services/seed/scene.ts";
import { degraded } from "#lib/services/seed/scenes/degraded.ts";
import { infrastructure } from "#lib/services/seed/scenes/infrastructure.ts";
import { intermittent } from "#lib/services/seed/scenes/intermittent.ts";
import { plan } from "#lib/services/seed/scenes/plan.ts";
import { rateLimit } from "#lib/services/seed/scenes/rate-limit.ts";
import { request } from "#lib/services/seed/scenes/request.ts";
import { scope } from "#lib/services/seed/scenes/scope.ts";
import { serverError } from "#lib/services/seed/scenes/server-error.ts";
import { token } from "#lib/services/seed/scenes/token.ts";
import { upstream } from "#lib/services/seed/scenes/upstream.ts";

/** One for each leaf of the decision tree. */
export const SCENES: readonly Scene[] = [
  upstream,
  token,
  scope,
  plan,
  rateLimit,
  serverError,
  degraded,
  request,
  infrastructure,
  intermittent,
];
