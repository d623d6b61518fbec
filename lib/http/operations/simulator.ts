import { ScenarioSwitch, SimulatorState } from "#lib/contracts/simulator.ts";
import { operation } from "#lib/http/operation.ts";
import * as reading from "#lib/services/read-simulator.ts";
import * as switching from "#lib/services/switch-simulator.ts";

export const readSimulator = operation({
  id: "readSimulator",
  method: "GET",
  path: "/api/simulator",
  summary: "What the simulator plays",
  access: "triage:read",
  answers: { 200: { description: "The scenario; null after a system was set by hand", body: SimulatorState } },
  problems: ["not_simulated", "simulator_unavailable"],
  handle: async ({ ctx }) => ({ status: 200, body: await reading.readSimulator({ ctx }) }),
});

export const switchSimulator = operation({
  id: "switchSimulator",
  method: "PUT",
  path: "/api/simulator",
  summary: "Make the simulator play a scenario",
  access: "simulator:switch",
  body: ScenarioSwitch,
  answers: { 200: { description: "The scenario after the switch", body: SimulatorState } },
  problems: ["not_simulated", "simulator_unavailable"],
  handle: async ({ ctx, body }) => ({ status: 200, body: await switching.switchSimulator({ ctx, input: body }) }),
});
