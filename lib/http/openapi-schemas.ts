import { z } from "zod";
import { Account, AccountChange, AccountList, FirstAdministrator, NewAccount, Role } from "#lib/contracts/account.ts";
import { ApiToken, ApiTokenList, ApiTokenRole, IssuedApiToken, NewApiToken } from "#lib/contracts/api-token.ts";
import { Health } from "#lib/contracts/health.ts";
import { IncidentMonths, IncidentPage, IncidentRecord, IncidentSummary } from "#lib/contracts/incident.ts";
import { IntercomNotification } from "#lib/contracts/intercom-webhook.ts";
import {
  CommentChange,
  NewComment,
  OutlineChange,
  Postmortem,
  PostmortemComment,
  PostmortemTemplate,
  PostmortemVersion,
  PostmortemVersionPage,
  PostmortemVersionText,
} from "#lib/contracts/postmortem.ts";
import { Conflict, Problem } from "#lib/contracts/problem.ts";
import { ConfiguredSystem, Settings, SettingValue, SystemName, SystemTest } from "#lib/contracts/settings.ts";
import { Scenario, ScenarioSwitch, SimulatorState } from "#lib/contracts/simulator.ts";
import { Fact, ProbeName, Reading, TriageRun, Verdict } from "#lib/contracts/triage.ts";
import { ActionItem } from "#lib/incident/action-item.ts";
import { Author } from "#lib/incident/author.ts";
import { Command, Declaration } from "#lib/incident/command.ts";
import { EventBody } from "#lib/incident/event.ts";
import { StoredRequestId } from "#lib/incident/request-id.ts";
import { Entry } from "#lib/incident/state.ts";

/** Single words, which are the same in both directions. */
const WORDS = { ApiTokenRole, ProbeName, Role, Scenario, SystemName };

/** The contracts that the document names, by the direction in which they go; whatever else is used is written where it stands. */
const NAMED = {
  input: {
    ...WORDS,
    AccountChange,
    Command,
    CommentChange,
    Declaration,
    FirstAdministrator,
    IntercomNotification,
    NewAccount,
    NewApiToken,
    NewComment,
    OutlineChange,
    ScenarioSwitch,
  },
  output: {
    ...WORDS,
    Account,
    AccountList,
    ActionItem,
    ApiToken,
    ApiTokenList,
    Author,
    ConfiguredSystem,
    Conflict,
    Entry,
    EventBody,
    Fact,
    Health,
    IncidentMonths,
    IncidentPage,
    IncidentRecord,
    IncidentSummary,
    IssuedApiToken,
    Postmortem,
    PostmortemComment,
    PostmortemTemplate,
    PostmortemVersion,
    PostmortemVersionPage,
    PostmortemVersionText,
    Problem,
    Reading,
    RequestId: StoredRequestId,
    Settings,
    SettingValue,
    SimulatorState,
    SystemTest,
    TriageRun,
    Verdict,
  },
};

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is sent, as it is before trimming and defaults; or what is answered, where nothing that has a default is missing. */
type Direction = keyof typeof NAMED;

/** Answers are left open: a program that reads them must not refuse what a later version adds. */
const OPTIONS = {
  input: { io: "input", override: ({ jsonSchema }) => sayEncodingOnce(jsonSchema) },
  output: {
    io: "output",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      sayEncodingOnce(jsonSchema);
    },
  },
} satisfies Record<Direction, z.core.ToJSONSchemaParams>;

/** JSON Schema has an own word for base64, beside which zod writes a format that nobody knows. */
function sayEncodingOnce(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.contentEncoding !== undefined) delete schema.format;
}

const uri = (id: string) => `#/components/schemas/${id}`;

/** `components.schemas` of the document. */
export function namedSchemas(): Record<string, JsonSchema> {
  return { ...namedIn("input"), ...namedIn("output") };
}

function namedIn(io: Direction): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED[io])) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...OPTIONS[io], uri });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, inDocument(schema)]));
}

/** A schema as an operation shows it: by its name if it has one. */
export function schemaOf(schema: z.ZodType, io: Direction): JsonSchema {
  const named = Object.entries(NAMED[io]).find(([, candidate]) => candidate === schema);
  return named ? { $ref: uri(named[0]) } : inlineSchemaOf(schema, io);
}

/** A schema written out where it stands. */
export function inlineSchemaOf(schema: z.ZodType, io: Direction): JsonSchema {
  return inDocument(z.toJSONSchema(schema, OPTIONS[io]));
}

/** OpenAPI 3.1 names the dialect once for the whole document, and its own places instead of `$id`. */
function inDocument({ $schema, $id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
