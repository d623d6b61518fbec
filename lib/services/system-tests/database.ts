import { pingDatabase } from "#lib/db/ping.ts";
import type { Finding, SystemUnderTest } from "#lib/services/system-tests/finding.ts";

export async function testDatabase({ signal }: SystemUnderTest): Promise<Finding> {
  try {
    await Promise.race([pingDatabase(), aborted(signal)]);
    return { ok: true, message: "PostgreSQL answers." };
  } catch {
    return {
      ok: false,
      message: "PostgreSQL does not answer. See whether it runs, and whether DATABASE_URL names it.",
    };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}
