import { z } from "zod";
import { SCENARIOS, Scenario, ScenarioSwitch } from "#lib/contracts/simulator.ts";
import { type Call, parseJson } from "#simulator/call.ts";
import { MODES, type Modes } from "#simulator/modes.ts";
import type { PagerDutyEvent } from "#simulator/pagerduty/events.ts";
import { problem } from "#simulator/problem.ts";
import { json, type Reply } from "#simulator/reply.ts";
import type { LoggedRequest } from "#simulator/request-log.ts";
import { SCENARIO_MODES } from "#simulator/scenarios.ts";
import type { SlackMessage } from "#simulator/slack/messages.ts";
import type { WebhookAttempt } from "#simulator/webhooks/attempts.ts";
import { type ModeChanges, setModes, switchScenario, type World } from "#simulator/world.ts";

/** What `GET /control` shows, and `PUT /control` after its change. */
export type ControlView = {
  /** Null after a system was set alone. */
  scenario: Scenario | null;
  systems: Modes;
  /** Requests to the four systems that have modes, oldest first. */
  requests: readonly LoggedRequest[];
  slack: { messages: readonly SlackMessage[] };
  pagerduty: { events: readonly PagerDutyEvent[] };
  webhooks: { attempts: readonly WebhookAttempt[] };
};

/** All of them are at `/control/slack`. */
const MESSAGES_SHOWN = 100;

const EXPECTED = "Expected scenario, or one or more of intercom, status, health and slack";

/** A mode of one system by its own name, or by the name of a scenario: what that scenario makes of the system. */
function modeNamed<const M extends string>(own: readonly M[], inScenario: (scenario: Scenario) => M) {
  const accepted = [...new Set([...own, ...SCENARIOS])];
  return z
    .enum(accepted, { error: `Expected one of ${accepted.join(", ")}` })
    .transform((name): M => own.find((mode) => mode === name) ?? inScenario(Scenario.parse(name)));
}

const SystemsSwitch = z
  .strictObject({
    intercom: modeNamed(MODES.intercom, (scenario) => SCENARIO_MODES[scenario].intercom).optional(),
    status: modeNamed(MODES.status, (scenario) => SCENARIO_MODES[scenario].status).optional(),
    health: modeNamed(MODES.health, (scenario) => SCENARIO_MODES[scenario].health).optional(),
    slack: modeNamed(MODES.slack, (scenario) => SCENARIO_MODES[scenario].slack).optional(),
  })
  .refine((systems) => Object.keys(systems).length > 0, { error: EXPECTED }) satisfies z.ZodType<ModeChanges>;

/** Shows what the simulator plays and has received, and changes it. Its own requests are not logged. */
export function control(call: Call, world: World): Reply {
  if (call.method === "GET") return json(200, view(world));
  if (call.method === "PUT") return change(call, world);
  return notAllowed("GET shows the state, PUT changes it.", "GET, PUT");
}

function notAllowed(detail: string, allow: string): Reply {
  return problem({ status: 405, code: "method_not_allowed", title: "Method not allowed", detail }, { allow });
}

/** Every message that Slack has, oldest first: of a channel, and after a `ts`, where the query names them. */
export function controlSlack({ method, query }: Call, world: World): Reply {
  if (method !== "GET") return notAllowed("GET shows the messages.", "GET");
  return json(200, { messages: world.slack.inChannel(query.get("channel"), query.get("after") ?? "") });
}

function change(call: Call, world: World): Reply {
  const body = parseJson(call.body);
  const namesScenario = typeof body === "object" && body !== null && "scenario" in body;
  if (namesScenario) {
    const input = ScenarioSwitch.safeParse(body);
    if (!input.success) return invalid(input.error);
    switchScenario(world, input.data.scenario);
  } else {
    const input = SystemsSwitch.safeParse(body);
    if (!input.success) return invalid(input.error);
    setModes(world, input.data);
  }
  return json(200, view(world));
}

function view(world: World): ControlView {
  return {
    scenario: world.scenario,
    systems: world.modes,
    requests: world.requests.list(),
    slack: { messages: world.slack.list().slice(-MESSAGES_SHOWN) },
    pagerduty: { events: world.pagerDuty.list() },
    webhooks: { attempts: world.webhooks.list() },
  };
}

function invalid(error: z.ZodError): Reply {
  return problem({
    status: 422,
    code: "invalid_input",
    title: "Invalid input",
    detail: "The simulator was not changed.",
    errors: error.issues.flatMap(fieldErrors),
  });
}

function fieldErrors(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((field) => ({ field, message: `Unknown field. ${EXPECTED}` }));
  }
  if (issue.path.length === 0) return [{ field: "", message: EXPECTED }];
  return [{ field: issue.path.join("."), message: issue.message }];
}
