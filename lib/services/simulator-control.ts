import { type Scenario, SimulatorState } from "#lib/contracts/simulator.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { ServiceError } from "#lib/services/service-error.ts";

const DEADLINE_MS = 2_000;

/** One server plays every system, Intercom's API among them. */
export function simulatorUrl(): string {
  return new URL(env().intercom.apiUrl).origin;
}

/**
 * Asks the simulator what it plays, or tells it what to play.
 * @throws ServiceError `not_simulated` where a token is set, `simulator_unavailable`
 */
export async function controlSimulator(change: { scenario: Scenario } | null): Promise<SimulatorState> {
  if (!env().simulated) {
    throw new ServiceError(
      "not_simulated",
      "An Intercom token is set, so Offhook asks the real Intercom and no simulator runs.",
    );
  }
  try {
    const response = await fetch(`${simulatorUrl()}/control`, {
      ...(change && { method: "PUT", body: JSON.stringify(change), headers: { "content-type": "application/json" } }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return SimulatorState.parse(await response.json());
  } catch (error) {
    log.warn({ err: error }, "The simulator does not answer");
    throw new ServiceError(
      "simulator_unavailable",
      "The simulator does not answer. Restart Offhook, or set INTERCOM_ACCESS_TOKEN.",
    );
  }
}
