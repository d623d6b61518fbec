import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { Context } from "#lib/services/context.ts";
import { readIncident } from "#lib/services/read-incident.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/** The incident's number as an address has it; null for what is none. The database counts up to 2^31 - 1. */
export function incidentNumberIn(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The incident that an address names; null where there is none. */
export async function incidentOfAddress(ctx: Context, text: string): Promise<IncidentRecord | null> {
  const number = incidentNumberIn(text);
  if (number === null) return null;
  try {
    return await readIncident({ ctx, input: { number } });
  } catch (error) {
    if (error instanceof ServiceError && error.code === "not_found") return null;
    throw error;
  }
}
