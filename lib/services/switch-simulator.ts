import type { ScenarioSwitch, SimulatorState } from "#lib/contracts/simulator.ts";
import { audited } from "#lib/db/audit.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { controlSimulator } from "#lib/services/simulator-control.ts";
import { outdateTriageUnderWay } from "#lib/services/triage-under-way.ts";

/**
 * Makes the simulator play a scenario, for everybody who uses this installation.
 * @throws ServiceError `not_simulated`, `simulator_unavailable`, `unauthenticated`, `forbidden`
 */
export async function switchSimulator({
  ctx,
  input,
}: {
  ctx: Context;
  input: ScenarioSwitch;
}): Promise<SimulatorState> {
  const by = authorOf(authorize(ctx, "simulator:switch"));
  const { scenario } = input;
  const state = await audited(
    { at: ctx.now, by, action: "simulator.switched", subject: "Simulator", detail: { scenario } },
    () => controlSimulator(input),
  );
  outdateTriageUnderWay();
  return state;
}
