import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Operation } from "#lib/http/operation.ts";
import { OPERATIONS } from "#lib/http/operations.ts";
import type { RouteHandler } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { settleTestEnv } from "#lib/services/testing.ts";

const FOLDER = import.meta.dirname;

const isHandler = (value: unknown): value is RouteHandler => typeof value === "function";
const RouteFile = z.object({
  GET: z.custom<RouteHandler>(isHandler),
  POST: z.custom<RouteHandler>(isHandler),
  PUT: z.custom<RouteHandler>(isHandler),
  PATCH: z.custom<RouteHandler>(isHandler),
  DELETE: z.custom<RouteHandler>(isHandler),
  OPTIONS: z.custom<RouteHandler>(isHandler),
});

async function routeOf({ path: address }: Operation): Promise<z.infer<typeof RouteFile>> {
  const folder = address.replace(/^\/api\//, "").replaceAll(/\{(\w+)\}/g, "[$1]");
  return RouteFile.parse(await import(pathToFileURL(path.join(FOLDER, folder, "route.ts")).href));
}

beforeAll(() => {
  settleTestEnv();
});

test("given every route file, then the registry describes its address, and each address described has a file", async () => {
  const files = (await readdir(FOLDER, { recursive: true })).filter((file) => path.basename(file) === "route.ts");
  const addresses = files
    .map((file) => `/api/${path.dirname(file).split(path.sep).join("/")}`.replaceAll(/\[(\w+)\]/g, "{$1}"))
    .filter((address) => !address.includes("[..."));
  expect(addresses.sort()).toEqual([...new Set(OPERATIONS.map((operation) => operation.path as string))].sort());
});

test.each(OPERATIONS.map((operation) => ({ id: operation.id, operation })))(
  "given the file at the address of $id, then it takes the methods that the registry has for it",
  async ({ operation }) => {
    const route = await routeOf(operation);
    const { headers } = await ask(route.OPTIONS, requestTo(operation.path, { method: "OPTIONS" }));
    const described = OPERATIONS.filter((other) => other.path === operation.path).map(({ method }) => method);
    const taken = headers
      .get("allow")
      ?.split(", ")
      .filter((method) => method !== "OPTIONS" && method !== "HEAD");
    expect(taken?.sort()).toEqual(described.sort());
  },
);
