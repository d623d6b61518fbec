import { beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "#lib/http/operations.ts";
import { routerOf } from "#lib/http/router.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { settleTestEnv } from "#lib/services/testing.ts";

beforeAll(() => {
  settleTestEnv();
});

const find = routerOf(OPERATIONS);

describe("the router", () => {
  test.each(OPERATIONS)(
    "given the address of $id, then it takes the methods that are described for it",
    async (asked) => {
      const found = find("OPTIONS", asked.path.replaceAll(/\{\w+\}/g, "7"));
      if (found === null) throw new Error("found nothing");
      const { headers } = await ask(found.handler, requestTo(asked.path, { method: "OPTIONS" }));
      const described = OPERATIONS.filter(({ path }) => path === asked.path).map(({ method }) => method);
      const taken = headers.get("allow")?.split(", ");
      expect(taken?.filter((method) => method !== "OPTIONS" && method !== "HEAD").sort()).toEqual(described.sort());
    },
  );

  test("given a parameter, then it is handed over as it was before it was escaped", () => {
    expect(find("GET", "/api/incidents/4%32")?.params).toEqual({ number: "42" });
    expect(find("POST", "/api/incidents/a%2Fb/commands")?.params).toEqual({ number: "a/b" });
  });

  test("given a word where another address has a parameter, then the word's own operation answers", () => {
    expect(find("GET", "/api/incidents/months")?.params).toEqual({});
  });

  test("given HEAD, then it is found where GET is", () => {
    expect(find("HEAD", "/api/incidents")?.handler).toBe(find("GET", "/api/incidents")?.handler);
  });

  test.each([
    ["GET", "/api/nothing"],
    ["GET", "/api/incidents/"],
    ["GET", "/api/incidents/1/2/3"],
    ["GET", "/incidents"],
    ["GET", "//api/incidents"],
    ["constructor", "/api/incidents"],
    ["PROPFIND", "/api/incidents"],
  ])("given %s %s, then nothing is found", (method, path) => {
    expect(find(method, path)).toBeNull();
  });
});
