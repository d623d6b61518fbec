import type { SimulatorState } from "#lib/contracts/simulator.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { controlSimulator } from "#lib/services/simulator-control.ts";

/**
 * What the simulator plays now.
 * @throws ServiceError `not_simulated`, `simulator_unavailable`, `unauthenticated`, `forbidden`
 */
export async function readSimulator({ ctx }: { ctx: Context }): Promise<SimulatorState> {
  authorize(ctx, "triage:read");
  return controlSimulator(null);
}
