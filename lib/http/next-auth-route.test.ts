import { beforeAll, describe, expect, test } from "vitest";
import { nextAuthRoute } from "#lib/http/next-auth-route.ts";
import { SIGN_IN_DESCRIPTIONS } from "#lib/http/operations/sign-in.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { settleTestEnv } from "#lib/services/testing.ts";

beforeAll(() => {
  settleTestEnv();
});

const at = (path: string, method: string) => {
  const sending = method === "POST" ? { method, json: { csrfToken: "x", json: "true" } } : { method };
  const nextauth = path.replace("/api/auth/", "").split("/");
  const request = requestTo(path, { ...sending, headers: { origin: "http://localhost:3000" } });
  return ask(nextAuthRoute, request, { nextauth });
};

describe("what next-auth answers", () => {
  test.each(SIGN_IN_DESCRIPTIONS.filter(({ problems }) => problems.includes("not_found")))(
    "given no single sign-on, then $method $path is nothing",
    async ({ path, method }) => {
      const answer = await at(path, method);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "not_found", detail: "Single sign-on is not set up here." });
    },
  );

  test.each([
    ["GET", "/api/auth/verify-request"],
    ["POST", "/api/auth/_log"],
  ])("given %s %s, which is not in use, then it is nothing", async (method, path) => {
    expect((await at(path, method)).status).toBe(404);
  });
});
