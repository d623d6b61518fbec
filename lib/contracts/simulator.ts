import { z } from "zod";

/** What a person can switch the simulator to; each plays one branch of the decision tree or one fault of a system. */
export const SCENARIOS = [
  "healthy",
  "token-revoked",
  "token-unauthorized",
  "scope-missing",
  "plan-restricted",
  "rate-limited",
  "server-errors",
  "server-errors-unreported",
  "slow",
  "hang",
  "reset",
  "garbage",
  "endless-body",
  "search-slow",
  "status-unreachable",
  "status-html",
  "incident-elsewhere",
  "network-down",
  "health-down",
  "webhooks-late",
  "slack-down",
  "slack-rate-limited",
] as const;

export const Scenario = z.enum(SCENARIOS);
export type Scenario = z.infer<typeof Scenario>;

/** `PUT /api/simulator`. */
export const ScenarioSwitch = z.strictObject({ scenario: Scenario });
export type ScenarioSwitch = z.infer<typeof ScenarioSwitch>;

/** `GET /api/simulator`: the scenario now, or null after a system was set by hand. */
export const SimulatorState = z.object({ scenario: Scenario.nullable() });
export type SimulatorState = z.infer<typeof SimulatorState>;
