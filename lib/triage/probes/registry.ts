import type { ProbeName } from "#lib/contracts/triage.ts";
import type { Probe } from "#lib/triage/probe.ts";
import { api } from "#lib/triage/probes/api.ts";
import { edge } from "#lib/triage/probes/edge.ts";
import { health } from "#lib/triage/probes/health.ts";
import { incidents } from "#lib/triage/probes/incidents.ts";
import { rateLimit } from "#lib/triage/probes/rate-limit.ts";
import { scope } from "#lib/triage/probes/scope.ts";
import { search } from "#lib/triage/probes/search.ts";
import { status } from "#lib/triage/probes/status.ts";
import { webhooks } from "#lib/triage/probes/webhooks.ts";

/** Every probe under its name, in the order in which readings are listed. */
export const PROBES = {
  api,
  edge,
  status,
  incidents,
  "rate-limit": rateLimit,
  health,
  scope,
  search,
  webhooks,
} as const satisfies Record<ProbeName, Probe>;

export const PROBE_NAMES = Object.keys(PROBES) as readonly ProbeName[];
