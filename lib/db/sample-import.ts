import { queryRows } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Sample } from "#lib/db/samples.ts";

/**
 * Adds a whole history of samples, some thousands at once: each column travels as one array, which Prisma's `createMany`
 * needs many times as long for. What is kept already stays as it is.
 */
export async function importSamples(samples: readonly Sample[]): Promise<void> {
  const column = (name: keyof Sample) => samples.map((sample) => sample[name]);
  await queryRows(Prisma.sql`
    INSERT INTO sample (simulated, probe, at, state, latency_ms, http_status, code, remaining, rate_limit)
    SELECT * FROM unnest(${column("simulated")}::boolean[], ${column("probe")}::text[], ${column("at")}::timestamptz[],
      ${column("state")}::text[], ${column("latencyMs")}::int[], ${column("httpStatus")}::int[], ${column("code")}::text[],
      ${column("remaining")}::int[], ${column("rateLimit")}::int[])
    ON CONFLICT DO NOTHING`);
}
