import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { DESCRIPTIONS, describeApi } from "#lib/http/operations.ts";
import { PROBLEMS } from "#lib/http/problems.ts";
import { route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { settleTestEnv } from "#lib/services/testing.ts";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** As much of OpenAPI 3.1.1's own schema as the document uses; anything beside it is a mistake. */
const Schema = z.record(z.string(), z.unknown());
const Content = z.record(
  z.string().regex(/^(application\/(problem\+)?json|text\/((plain|markdown|csv); charset=utf-8|event-stream))$/),
  z.strictObject({ schema: Schema }),
);
const Parameter = z.discriminatedUnion("in", [
  z.strictObject({ name: z.string(), in: z.literal("path"), required: z.literal(true), schema: Schema }),
  z.strictObject({ name: z.string(), in: z.literal("query"), required: z.boolean(), schema: Schema }),
]);
const OperationObject = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  summary: z.string().min(1),
  description: z.string().optional(),
  security: z.tuple([]).optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content: Content.optional() }),
  ),
});
const DocumentObject = z.strictObject({
  openapi: z.literal("3.1.1"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  security: z.array(z.record(z.string(), z.tuple([]))),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(METHODS), OperationObject)),
  components: z.strictObject({ schemas: z.record(z.string(), Schema), securitySchemes: z.record(z.string(), Schema) }),
});

let document: z.infer<typeof DocumentObject>;
beforeAll(async () => {
  settleTestEnv();
  const response = await ask(route(describeApi).GET, requestTo("/api/openapi.json"));
  expect(response.status).toBe(200);
  document = DocumentObject.parse(await response.json());
});

function operations() {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation === undefined ? [] : [{ path, method, operation }];
    }),
  );
}

/** Every schema that stands somewhere in the document. */
function schemas(): Record<string, unknown>[] {
  const contents = operations().flatMap(({ operation }) => [
    ...Object.values(operation.requestBody?.content ?? {}),
    ...Object.values(operation.responses).flatMap(({ content }) => Object.values(content ?? {})),
    ...(operation.parameters ?? []),
  ]);
  return [...contents.map(({ schema }) => schema), ...Object.values(document.components.schemas)];
}

describe("the document", () => {
  test("given its schemas, then each is JSON Schema 2020-12 and each reference leads somewhere", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    // In one piece: by itself, each would bring all the named ones along.
    const together = JSON.stringify({ allOf: schemas(), $defs: document.components.schemas });
    expect(() => ajv.compile(JSON.parse(together.replaceAll("#/components/schemas/", "#/$defs/")))).not.toThrow();
  });

  test("given its operations, then their ids differ and their path parameters are those of the path", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const parameters = operation.parameters?.filter((parameter) => parameter.in === "path") ?? [];
      expect(parameters.map(({ name }) => name)).toEqual(inPath);
    }
  });

  test("given the registry, then it describes every operation and nothing else", () => {
    const described = operations().map(({ path, method }) => `${method} ${path}`);
    expect(described.sort()).toEqual(DESCRIPTIONS.map(({ path, method }) => `${method.toLowerCase()} ${path}`).sort());
  });

  test("given what an account is made from, then the document tells the limits that the server checks", () => {
    expect(document.components.schemas.NewAccount).toMatchObject({
      required: expect.arrayContaining(["email", "password"]),
      additionalProperties: false,
      properties: {
        password: { type: "string", minLength: 12, maxLength: 200 },
        role: { $ref: "#/components/schemas/Role" },
      },
    });
  });

  test("given a record that is answered, then all that is always in it is required, and it may hold more one day", () => {
    const { IncidentRecord } = document.components.schemas;
    expect(IncidentRecord).toMatchObject({
      properties: { requestIds: { items: { required: ["id", "endpoint", "status", "code", "at", "entry"] } } },
    });
    expect(IncidentRecord).not.toHaveProperty("additionalProperties");
  });

  test("given a command that is sent, then what has a default may be left out", () => {
    const requestIds = JSON.stringify(document.components.schemas.Command);
    expect(requestIds).toContain('"required":["id"]');
    expect(requestIds).toContain('"additionalProperties":false');
  });

  test("given the list's filters, then a range takes a day or an instant, and the months take no range", () => {
    const named = (path: string, name: string) =>
      document.paths[path]?.get?.parameters?.find((parameter) => parameter.name === name);
    for (const name of ["from", "to"]) {
      expect(named("/api/incidents", name)?.schema).toMatchObject({
        anyOf: [{ format: "date" }, { format: "date-time" }],
      });
    }
    const parameters = document.paths["/api/incidents/months"]?.get?.parameters ?? [];
    expect(parameters.map(({ name }) => name)).toEqual(["q", "status", "severity", "leaf"]);
  });

  test("given an operation that needs a permission, then it says so and tells what refuses", () => {
    const operation = document.paths["/api/accounts"]?.post;
    expect(operation?.description).toContain("accounts:manage");
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining(["201", "400", "401", "403", "409", "413", "415", "422", "500", "503"]),
    );
  });
});

test("given the table of problems, then every status is an error", () => {
  for (const { status, title } of Object.values(PROBLEMS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).not.toBe("");
  }
});
