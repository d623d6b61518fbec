import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Problem } from "#lib/contracts/problem.ts";
import { operation } from "#lib/http/operation.ts";
import { BODY_LIMIT_BYTES } from "#lib/http/read-body.ts";
import { nothingHere, route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { settleTestEnv } from "#lib/services/testing.ts";
import { Name } from "#lib/text/plain.ts";

beforeAll(() => {
  settleTestEnv();
});

const described = { summary: "", answers: { 200: { description: "" } }, problems: [] } as const;

const echo = operation({
  ...described,
  id: "echo",
  method: "POST",
  path: "/api/echo/{id}",
  access: "open",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ name: Name, tags: z.array(z.enum(["a", "b"])).optional() }),
  handle: async ({ params, body }) => ({ status: 201, body: { ...params, ...body } }),
});

function failing(error: unknown) {
  return route(
    operation({
      ...described,
      id: "failing",
      method: "GET",
      path: "/api/failing",
      access: "open",
      handle: async () => {
        throw error;
      },
    }),
  ).GET;
}

const ID = "0190163d-8694-739b-aea5-966c26f8ad91";
const post = (sending: Parameters<typeof requestTo>[1]) =>
  ask(route(echo).POST, requestTo("/api/echo", { method: "POST", ...sending }), { id: ID });

describe("an operation", () => {
  test("given good input, then the handler gets it parsed and its answer is never cached", async () => {
    const response = await post({ json: { name: "  Ann " } });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ id: ID, name: "Ann" });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("given a path that cannot name anything, then it is 404", async () => {
    const response = await ask(route(echo).POST, requestTo("/api/echo", { method: "POST", json: { name: "Ann" } }), {
      id: "1 or 1=1",
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not_found" });
  });

  test("given a permission it needs and nobody signed in, then it is 401 and the body stays unread", async () => {
    const guarded = operation({
      ...described,
      id: "x",
      method: "POST",
      path: "/api/x",
      access: "tokens:manage",
      handle: async () => ({ status: 204 }),
    });
    const response = await ask(route(guarded).POST, requestTo("/api/x", { method: "POST", body: "{" }));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(await response.json()).toMatchObject({ code: "unauthenticated" });
  });

  test("given a bearer token that cannot be one of ours, then it is 401 without asking the database", async () => {
    const guarded = operation({
      ...described,
      id: "x",
      method: "GET",
      path: "/api/x",
      access: "triage:read",
      handle: async () => ({ status: 204 }),
    });
    const response = await ask(
      route(guarded).GET,
      requestTo("/api/x", { headers: { authorization: "Bearer nonsense" } }),
    );
    expect(response.status).toBe(401);
  });
});

describe("a body", () => {
  test("given wrong and unknown fields, then each is named", async () => {
    const response = await post({ json: { tags: ["a", "c"], admin: true } });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await response.json();
    expect(problem).toMatchObject({ code: "validation_failed", status: 422 });
    expect(problem.errors).toEqual(
      expect.arrayContaining([
        { field: "name", message: "Required" },
        { field: "tags.1", message: expect.stringContaining("a") },
        { field: "admin", message: "Unknown field" },
      ]),
    );
  });

  test.each(["a\0b", "a\ud800b", "a\nb", "x".repeat(101), ""])(
    "given the name %j, then it is refused at the field",
    async (name) => {
      const response = await post({ json: { name } });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ field: "name" }] });
    },
  );

  test("given a thousand unknown fields with long names, then the answer stays short", async () => {
    const json = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`${"x".repeat(200)}${index}`, 1]));
    const text = await (await post({ json })).text();
    expect(text.length).toBeLessThan(10_000);
  });

  test.each(["", "{", "nul", "{'a':1}", new Uint8Array([0x22, 0xff, 0xfe, 0x22])])(
    "given %j, then it is invalid_json",
    async (body) => {
      const response = await post({ body, headers: { "content-type": "application/json" } });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "invalid_json" });
    },
  );

  test.each(["null", "[]", "1", '"text"', "[".repeat(50_000) + "]".repeat(50_000)])(
    "given JSON of another type, then it is refused",
    async (body) => {
      const response = await post({ body, headers: { "content-type": "application/json; charset=utf-8" } });
      expect(await response.json()).toMatchObject({ code: "validation_failed" });
    },
  );

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/json-patch+json"])(
    "given the type %s, then it is 415",
    async (type) => {
      const response = await post({ body: '{"name":"Ann"}', headers: { "content-type": type } });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ code: "unsupported_media_type" });
    },
  );

  test("given a declared length over the limit, then it is 413 before a byte is read", async () => {
    let pulled = 0;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(new Uint8Array(1024));
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { "content-type": "application/json", "content-length": String(BODY_LIMIT_BYTES + 1) };
    const response = await post({ body, headers });
    expect(response.status).toBe(413);
    expect(pulled).toBe(0);
  });

  test("given a body without end and without a declared length, then reading stops at the limit", async () => {
    let sent = 0;
    let cancelled = false;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(0x20));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const response = await post({ body, headers: { "content-type": "application/json" } });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "body_too_large" });
    expect(sent).toBeLessThan(BODY_LIMIT_BYTES + 5 * 16_384);
    expect(cancelled).toBe(true);
  });
});

describe("an answer", () => {
  test("given one with a type, then its text goes out as it is", async () => {
    const text = operation({
      ...described,
      id: "text",
      method: "GET",
      path: "/api/text",
      access: "open",
      answers: { 200: { description: "", type: "text/plain; charset=utf-8" } },
      handle: async () => ({ status: 200, body: "<b>ñ</b>\n", headers: { "x-own": "1" } }),
    });
    const response = await ask(route(text).GET, requestTo("/api/text"));
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("x-own")).toBe("1");
    expect(await response.text()).toBe("<b>ñ</b>\n");
  });
});

describe("an error", () => {
  test("given a refusal of a service, then its code, field and wait are told", async () => {
    const error = new ServiceError("too_many_attempts", "Wait.", { field: "email", retryAfterSeconds: 90 });
    const response = await ask(failing(error), requestTo("/api/failing"));
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("90");
    expect(await response.json()).toMatchObject({
      code: "too_many_attempts",
      errors: [{ field: "email", message: "Wait." }],
    });
  });

  test("given a conflict, then it says who changed what", async () => {
    const conflict = {
      value: "severity",
      current: "P1",
      by: { kind: "operator", id: null, name: "Command line" },
      recordedAt: "2026-11-22T14:05:00.000Z",
      version: 7,
    } as const;
    const response = await ask(
      failing(new ServiceError("conflict", "Changed.", { conflict })),
      requestTo("/api/failing"),
    );
    expect(response.status).toBe(409);
    expect(Problem.parse(await response.json())).toMatchObject({ code: "conflict", detail: "Changed.", conflict });
  });

  test("given anything else, then its message stays inside and the request id leads to it", async () => {
    const response = await ask(failing(new Error("password=hunter2 at db.ts:1")), requestTo("/api/failing"));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain(response.headers.get("x-request-id"));
    expect(text).not.toMatch(/hunter2|db\.ts/);
  });
});

describe("an address", () => {
  test("given a method it does not take, then it says which it takes", async () => {
    const response = await ask(route(echo).DELETE, requestTo("/api/echo", { method: "DELETE" }));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
    expect(await response.json()).toMatchObject({ code: "method_not_allowed" });
  });

  test("given OPTIONS, then it says which methods it takes", async () => {
    const response = await ask(route(echo).OPTIONS, requestTo("/api/echo", { method: "OPTIONS" }));
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
  });

  test("given that nothing is there, then it is a problem and no page", async () => {
    const response = await ask(nothingHere, requestTo("/api/nothing", { method: "POST" }));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not_found" });
  });

  test("given a post from another site, then nothing happens", async () => {
    const response = await post({ json: { name: "Ann" }, headers: { origin: "https://evil.example" } });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "cross_site" });
  });

  test("given the same with a bearer token, which no browser adds by itself, then it is not asked where it comes from", async () => {
    const headers = { origin: "https://tools.example", authorization: "Bearer ofh_x" };
    expect((await post({ json: { name: "Ann" }, headers })).status).toBe(201);
  });
});
