import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import { route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { settleTestEnv } from "#lib/services/testing.ts";
import { Name } from "#lib/text/plain.ts";

beforeAll(() => {
  settleTestEnv();
});

const described = { summary: "", method: "GET", access: "open", problems: [] } as const;
const answers = { 200: { description: "" } };

const sought = operation({
  ...described,
  id: "sought",
  path: "/api/sought",
  answers,
  query: z.strictObject({
    q: Name.optional(),
    limit: z.coerce.number().int().optional(),
    tag: z.array(Name).optional(),
  }),
  handle: async ({ query }) => ({ status: 200, body: query }),
});

describe("a query", () => {
  const seek = (query: string) => ask(route(sought).GET, requestTo(`/api/sought?${query}`));

  test("given parameters, then the handler gets them parsed, and one that comes several times as an array", async () => {
    const response = await seek("q=%20two+words%20&limit=5&tag=a&tag=b");
    expect(await response.json()).toEqual({ q: "two words", limit: 5, tag: ["a", "b"] });
  });

  test.each([
    ["unknown=1", "unknown"],
    ["__proto__=1", "__proto__"],
    ["q=a&q=b", "q"],
    ["limit=many", "limit"],
    ["q=a%00b", "q"],
    ["tag=a&tag=%FF%0A%FF", "tag.1"],
  ])("given ?%s, then the parameter is named", async (query, field) => {
    const response = await seek(query);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "validation_failed", errors: [{ field }] });
  });

  test("given an operation that knows of none, then whatever is there does not matter", async () => {
    const plain = operation({
      ...described,
      id: "plain",
      path: "/api/plain",
      answers,
      handle: async () => ({ status: 204 }),
    });
    expect((await ask(route(plain).GET, requestTo("/api/plain?utm=1"))).status).toBe(204);
  });
});
