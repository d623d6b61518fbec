import type { ProbeName, Reading } from "#lib/contracts/triage.ts";

const UNKNOWN = "UNKNOWN";

/**
 * The runbook's header and five lines, as its script prints them: `000` on line 1 and UNKNOWN on the others stand for no
 * answer. `public/triage.sh` prints the same.
 */
export function triageLines(readings: readonly Reading[]): string[] {
  const of = (name: ProbeName) => readings.find(({ probe }) => probe === name);
  return [
    "=== Intercom Incident Triage ===",
    `1. API reachable: ${of("api")?.httpStatus ?? "000"}`,
    `2. Intercom status: ${saidBy(of("status"))}`,
    `3. Active incidents: ${countIn(of("incidents"))}`,
    `4. Rate limit remaining: ${countIn(of("rate-limit"))}`,
    `5. Our integration health: ${saidBy(of("health"))}`,
  ];
}

/** The upstream's own words; a reading with a code of ours has none. */
function saidBy(reading: Reading | undefined): string {
  return reading === undefined || reading.code !== null ? UNKNOWN : reading.value;
}

/** The number that the value begins with. */
function countIn(reading: Reading | undefined): string {
  return reading?.value.match(/^\d+(?= )/)?.[0] ?? UNKNOWN;
}
