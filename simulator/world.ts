import { EventEmitter } from "node:events";
import type { Scenario } from "#lib/contracts/simulator.ts";
import { RateLimitWindow } from "#simulator/intercom/rate-limit.ts";
import { TokenRegister } from "#simulator/intercom/tokens.ts";
import type { Modes, System } from "#simulator/modes.ts";
import { PagerDutyEvents } from "#simulator/pagerduty/events.ts";
import { RequestLog } from "#simulator/request-log.ts";
import { SCENARIO_MODES } from "#simulator/scenarios.ts";
import { SlackMessages } from "#simulator/slack/messages.ts";
import { WebhookAttempts } from "#simulator/webhooks/attempts.ts";

/** Everything that one running simulator remembers. */
export type World = {
  readonly now: () => Date;
  /** Null after a system was set alone. */
  scenario: Scenario | null;
  modes: Modes;
  /** When the status page got its mode: the instant at which its incident, if any, was published. */
  statusSince: Date;
  readonly tokens: TokenRegister;
  readonly rateLimit: RateLimitWindow;
  readonly requests: RequestLog;
  readonly slack: SlackMessages;
  readonly pagerDuty: PagerDutyEvents;
  readonly webhooks: WebhookAttempts;
  /** `switched` follows each change of the modes. */
  readonly events: EventEmitter<{ switched: [] }>;
};

/** Modes for some of the systems; what is left out stays. */
export type ModeChanges = { readonly [S in System]?: Modes[S] | undefined };

export function createWorld(now: () => Date): World {
  return {
    now,
    scenario: "healthy",
    modes: SCENARIO_MODES.healthy,
    statusSince: now(),
    tokens: new TokenRegister(),
    rateLimit: new RateLimitWindow(),
    requests: new RequestLog(),
    slack: new SlackMessages(),
    pagerDuty: new PagerDutyEvents(),
    webhooks: new WebhookAttempts(),
    events: new EventEmitter(),
  };
}

export function switchScenario(world: World, scenario: Scenario): void {
  setModes(world, SCENARIO_MODES[scenario]);
  world.scenario = scenario;
}

/**
 * Sets systems alone. Setting Intercom to `token-revoked`, even again, revokes every token seen so far; any other mode of
 * Intercom forgets the revocations.
 */
export function setModes(world: World, changes: ModeChanges): void {
  const { intercom, status, health, slack } = world.modes;
  const modes: Modes = {
    intercom: changes.intercom ?? intercom,
    status: changes.status ?? status,
    health: changes.health ?? health,
    slack: changes.slack ?? slack,
  };
  if (changes.intercom === "token-revoked") world.tokens.revokeSeen();
  else if (changes.intercom !== undefined) world.tokens.forgetRevocations();
  if (modes.status !== status) world.statusSince = world.now();
  world.modes = modes;
  world.scenario = null;
  world.events.emit("switched");
}
