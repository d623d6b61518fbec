import { parse } from "#cli/usage.ts";
import { withDatabase } from "#cli/with-database.ts";
import type { Env } from "#lib/env.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { rebuildIncidents } from "#lib/services/rebuild-incidents.ts";

/** So many are told by name. */
const MOST_NAMED = 20;

/** Brings what lists and filters read back in line with the logs; the server may run meanwhile. */
export async function rebuildCommand(env: Env, args: string[]): Promise<number> {
  parse({ args, options: {} });
  const { incidents, differed } = await withDatabase(env, (ctx) => rebuildIncidents({ ctx }));
  console.log(`Looked at ${incidents} incidents: ${differed.length} differed from their logs and were rebuilt.`);
  if (differed.length > 0) console.log(named(differed));
  return 0;
}

function named(numbers: readonly number[]): string {
  const names = numbers.slice(0, MOST_NAMED).map(incidentName).join(", ");
  return numbers.length > MOST_NAMED ? `${names} and ${numbers.length - MOST_NAMED} more` : names;
}
