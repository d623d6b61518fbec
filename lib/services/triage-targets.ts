import type { Env } from "#lib/env.ts";
import type { StatusPageMemory } from "#lib/integrations/statuspage/client.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import type { Region } from "#lib/triage/region.ts";
import type { TriageTargets } from "#lib/triage/runner.ts";

/**
 * What a run looks at, from what is configured. Touches no database, so that the terminal can use it too.
 * @throws ServiceError `not_configured` without a token
 */
export function triageTargets(
  { intercom: { apiUrl, token }, statusPage, healthUrl }: Pick<Env, "intercom" | "statusPage" | "healthUrl">,
  { lastKnownRegion, memory }: { lastKnownRegion: Region | null; memory: StatusPageMemory },
): TriageTargets {
  if (token === null) throw new ServiceError("not_configured", "Export INTERCOM_ACCESS_TOKEN.");
  return { intercom: { apiUrl, token }, statusPage: { ...statusPage, memory }, lastKnownRegion, healthUrl };
}
