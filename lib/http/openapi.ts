import { z } from "zod";
import { Problem } from "#lib/contracts/problem.ts";
import { inlineSchemaOf, type JsonSchema, namedSchemas, schemaOf } from "#lib/http/openapi-schemas.ts";
import type { Description } from "#lib/http/operation.ts";
import { PROBLEMS, type ProblemCode } from "#lib/http/problems.ts";

type Document = {
  openapi: "3.1.1";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Record<string, never[]>[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, unknown> };
};

/** The OpenAPI document of these operations, from the schemas that check them. */
export function openApiDocument(
  descriptions: readonly Description[],
  { publicUrl, sessionCookie }: { publicUrl: string; sessionCookie: string },
): Document {
  const paths: Document["paths"] = {};
  for (const description of descriptions) {
    paths[description.path] = {
      ...paths[description.path],
      [description.method.toLowerCase()]: operationOf(description),
    };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Offhook",
      version: "1",
      description: "Errors are RFC 9457 problems: programs may rely on `code`, people read `detail`.",
    },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }, { apiToken: [] }],
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: sessionCookie },
        apiToken: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operationOf(description: Description): Record<string, unknown> {
  const { id, summary, access, params, query, body } = description;
  const parameters = [...parametersOf("path", params), ...parametersOf("query", query)];
  return {
    operationId: id,
    summary,
    ...(access === "open" ? { security: [] } : { description: `Needs the permission \`${access}\`.` }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: json(schemaOf(body, "input")) } }),
    responses: { ...answersOf(description), ...problemsOf(description) },
  };
}

/** An array in a query is its name repeated, which is how OpenAPI reads a parameter that does not say otherwise. */
function parametersOf(place: "path" | "query", parameters: z.ZodObject | undefined): Record<string, unknown>[] {
  if (parameters === undefined) return [];
  const { properties = {}, required = [] } = ObjectSchema.parse(inlineSchemaOf(parameters, "input"));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}

const ObjectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

function answersOf({ answers }: Description): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, body, type }]) => [
      status,
      {
        description,
        ...(body && { content: json(schemaOf(body, "output")) }),
        ...(type && { content: { [type]: { schema: { type: "string" } } } }),
      },
    ]),
  );
}

/** Codes that share a status share a response. A status that the operation answers in a form of its own is not a problem. */
function problemsOf(description: Description): Record<string, unknown> {
  const byStatus = Map.groupBy(problemCodes(description), (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !(status in description.answers))
      .map(([status, codes]) => [
        status,
        {
          description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
          content: { "application/problem+json": { schema: schemaOf(Problem, "output") } },
        },
      ]),
  );
}

function problemCodes({ access, method, params, query, body, verify, problems }: Description): ProblemCode[] {
  const implied: ProblemCode[] = [
    ...(access === "open" ? [] : (["unauthenticated", "forbidden", "database_unavailable"] as const)),
    ...(method === "GET" || verify ? [] : (["cross_site"] as const)),
    ...(params ? (["not_found"] as const) : []),
    ...(query ? (["validation_failed"] as const) : []),
    ...(body ? (["invalid_json", "validation_failed", "body_too_large"] as const) : []),
    ...(body && !verify ? (["unsupported_media_type"] as const) : []),
    "internal",
  ];
  return [...new Set([...implied, ...problems])];
}

function json(schema: JsonSchema): Record<string, unknown> {
  return { "application/json": { schema } };
}
