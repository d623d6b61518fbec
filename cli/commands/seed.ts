import { z } from "zod";
import { check, parse } from "#cli/usage.ts";
import { withDatabase } from "#cli/with-database.ts";
import type { Env } from "#lib/env.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { seedIncidents } from "#lib/services/seed-incidents.ts";

const MOST = 1_000_000;
const EXPECTED = `expected a whole number from 1 to ${MOST}`;
const Count = z.object({ incidents: z.coerce.number(EXPECTED).int(EXPECTED).min(1, EXPECTED).max(MOST, EXPECTED) });

/** How often a long run says how far it is. */
const PROGRESS_MS = 5_000;

/** Adds a sample history that ends now. On the simulator its incidents are drills, as every one that is declared there. */
export async function seedCommand(env: Env, args: string[]): Promise<number> {
  const { values } = parse({ args, options: { incidents: { type: "string" } } });
  const { incidents } = check(Count, values, { incidents: "--incidents" });
  const { first, last } = await withDatabase(env, (ctx) =>
    seedIncidents({ ctx, input: { incidents }, progress: telling(incidents) }),
  );
  const what = `sample ${env.simulated ? "drill" : "incident"}${incidents === 1 ? "" : "s"}`;
  const names = first === last ? incidentName(first) : `${incidentName(first)} to ${incidentName(last)}`;
  console.log(`Added ${incidents} ${what}: ${names}.`);
  return 0;
}

/** Progress is for a person who waits, and not part of the result. */
function telling(incidents: number): (added: number) => void {
  let told = performance.now();
  return (added) => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    console.error(`${added} of ${incidents} ...`);
  };
}
