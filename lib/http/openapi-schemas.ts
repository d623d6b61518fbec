import { z } from "zod";
import { Account, AccountChange, AccountList, FirstAdministrator, NewAccount, Role } from "#lib/contracts/account.ts";
import { ApiToken, ApiTokenList, ApiTokenRole, IssuedApiToken, NewApiToken } from "#lib/contracts/api-token.ts";
import { Health } from "#lib/contracts/health.ts";
import { IncidentMonths, IncidentPage, IncidentRecord, IncidentSummary } from "#lib/contracts/incident.ts";
import { Conflict, Problem } from "#lib/contracts/problem.ts";
import { ConfiguredSystem, Settings, SettingValue, SystemName, SystemTest } from "#lib/contracts/settings.ts";
import { Scenario, ScenarioSwitch, SimulatorState } from "#lib/contracts/simulator.ts";
import { Fact, ProbeName, Reading, TriageRun, Verdict } from "#lib/contracts/triage.ts";
import { ActionItem } from "#lib/incident/action-item.ts";
import { Author } from "#lib/incident/author.ts";
import { Command, Declaration } from "#lib/incident/command.ts";
import { EventBody } from "#lib/incident/event.ts";
import { RequestId } from "#lib/incident/request-id.ts";
import { Entry } from "#lib/incident/state.ts";

/** The contracts that the document names; whatever else an operation uses is written where it stands. */
const NAMED = {
  Account,
  AccountChange,
  AccountList,
  ActionItem,
  ApiToken,
  ApiTokenList,
  ApiTokenRole,
  Author,
  Command,
  ConfiguredSystem,
  Conflict,
  Declaration,
  Entry,
  EventBody,
  Fact,
  FirstAdministrator,
  Health,
  IncidentMonths,
  IncidentPage,
  IncidentRecord,
  IncidentSummary,
  IssuedApiToken,
  NewAccount,
  NewApiToken,
  ProbeName,
  Problem,
  Reading,
  RequestId,
  Role,
  Scenario,
  ScenarioSwitch,
  Settings,
  SettingValue,
  SimulatorState,
  SystemName,
  SystemTest,
  TriageRun,
  Verdict,
};

export type JsonSchema = Readonly<Record<string, unknown>>;

/** As the wire has it: before trimming and lower-casing. Answers have neither, so that one direction serves both. */
const DIRECTION = { io: "input" } as const;

const uri = (id: string) => `#/components/schemas/${id}`;

/** `components.schemas` of the document. */
export function namedSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...DIRECTION, uri });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, inDocument(schema)]));
}

/** A schema as an operation shows it: by its name if it has one. */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const named = Object.entries(NAMED).find(([, candidate]) => candidate === schema);
  return named ? { $ref: uri(named[0]) } : inlineSchemaOf(schema);
}

/** A schema written out where it stands. */
export function inlineSchemaOf(schema: z.ZodType): JsonSchema {
  return inDocument(z.toJSONSchema(schema, DIRECTION));
}

/** OpenAPI 3.1 names the dialect once for the whole document, and its own places instead of `$id`. */
function inDocument({ $schema, $id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
