import type { IncomingMessage, ServerResponse } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withDeadline } from "#lib/integrations/http/deadline.ts";
import { serve, type TestServer } from "#lib/integrations/http/test-server.ts";
import { callIntercom } from "#lib/integrations/intercom/client.ts";
import { hearing } from "#lib/integrations/intercom/heard.ts";
import type { IntercomRequest } from "#lib/triage/intercom-call.ts";

const TOKEN = "dG9rOnRlc3QtdG9rZW4tMTIzNA==";
const me: IntercomRequest = { method: "GET", path: "/me", authenticated: true };
const list: IntercomRequest = { method: "GET", path: "/conversations?per_page=1", authenticated: true };

const admin = (region: unknown) => ({
  type: "admin",
  id: "31",
  email: "lee@example.com",
  app: { type: "app", region },
});

function call(server: TestServer, request: IntercomRequest = me, token: string | null = TOKEN) {
  return withDeadline(2_000, (signal) => callIntercom(request, { apiUrl: `${server.url}/`, token, signal }));
}

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  serve((_request, response) => {
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  });

describe("a call", () => {
  it("carries the token as a bearer, and asks for JSON", async () => {
    const server = await answering(200, admin("EU"));
    await call(server);
    expect(server.requests[0]).toMatchObject({ method: "GET", url: "/me" });
    expect(server.requests[0]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, accept: "application/json" });
  });

  it("carries none for the edge control", async () => {
    const server = await answering(401, {});
    await call(server, { ...me, authenticated: false }, null);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("sends the body of a search", async () => {
    let sent = "";
    const server = await serve((request, response) => {
      request.setEncoding("utf8").on("data", (chunk: string) => {
        sent += chunk;
      });
      request.on("end", () => response.end(JSON.stringify({ type: "list" })));
    });
    const answer = await call(server, {
      method: "POST",
      path: "/contacts/search",
      authenticated: true,
      body: { page: 1 },
    });
    expect(answer).toMatchObject({ kind: "answered", body: { kind: "list" } });
    expect(JSON.parse(sent)).toEqual({ page: 1 });
  });
});

describe("a good answer", () => {
  it.each([
    ["US", "us"],
    ["EU", "eu"],
    ["au", "au"],
    ["Mars", null],
    [7, null],
    [null, null],
  ])("of /me tells the region %j", async (region, expected) => {
    expect(await call(await answering(200, admin(region)))).toMatchObject({
      body: { kind: "admin", region: expected },
    });
  });

  it("of /me may come without an app", async () => {
    expect(await call(await answering(200, { type: "admin" }))).toMatchObject({
      body: { kind: "admin", region: null, workspaceId: null },
    });
  });

  it.each([
    ["abc12345", "abc12345"],
    ["an id with spaces", null],
    ["x".repeat(65), null],
    [7, null],
  ])("of /me tells the workspace's id %j", async (id, workspaceId) => {
    const me = { type: "admin", app: { type: "app", region: "EU", id_code: id } };
    expect(await call(await answering(200, me))).toMatchObject({ body: { kind: "admin", region: "eu", workspaceId } });
  });

  it("tells the rate limit of the window", async () => {
    const headers = { "X-RateLimit-Limit": "1667", "X-RateLimit-Remaining": "1660", "X-RateLimit-Reset": "1772680330" };
    expect(await call(await answering(200, admin("US"), headers))).toMatchObject({
      rateLimit: { limit: 1667, remaining: 1660, resetsAt: 1_772_680_330 },
    });
  });

  it.each(["", "-1", "1e9", "many", "99999999999999999999"])(
    "has no rate limit where the header says %j",
    async (value) => {
      const answer = await call(await answering(200, admin("US"), { "X-RateLimit-Remaining": value }));
      expect(answer).toMatchObject({ rateLimit: { limit: null, remaining: null, resetsAt: null } });
    },
  );

  it.each([
    ["2147483647", 2_147_483_647],
    ["2147483648", null],
    ["4294967295", null],
    ["9999999999", null],
  ])("of %j calls has only what a record can hold; the end of the window may be later", async (value, expected) => {
    const headers = { "X-RateLimit-Limit": value, "X-RateLimit-Remaining": value, "X-RateLimit-Reset": value };
    expect(await call(await answering(200, admin("US"), headers))).toMatchObject({
      rateLimit: { limit: expected, remaining: expected, resetsAt: Number(value) },
    });
  });
});

describe("an error", () => {
  it("tells its code, and its request id once", async () => {
    const id = "5a1c2f0e-90b3-4a57-8e0c-1f2d3c4b5a69";
    const body = { type: "error.list", request_id: id, errors: [{ code: "token_revoked", message: "…" }] };
    expect(await call(await answering(401, body, { "x-request-id": id }))).toMatchObject({
      status: 401,
      body: { kind: "error", code: "token_revoked" },
      requestIds: [id],
    });
  });

  it("keeps the request ids of body and header where they differ", async () => {
    const body = { type: "error.list", request_id: "from-body", errors: [{ code: "server_error" }] };
    expect(await call(await answering(500, body, { "x-request-id": "from-header" }))).toMatchObject({
      requestIds: ["from-body", "from-header"],
    });
  });

  it.each([
    ["a null request id", { type: "error.list", request_id: null, errors: [{ code: "forbidden" }] }, "forbidden"],
    ["the older form", { type: "error", request_id: "abc", code: "server_error", message: "…" }, "server_error"],
    ["the older form without a code", { type: "error", request_id: "abc", message: "…" }, null],
    ["HTML", "<html><h1>503 Service Unavailable</h1></html>", null],
    ["nothing", "", null],
    ["wrong types", { type: 7, request_id: {}, errors: "no" }, null],
    ["a null among the errors", { errors: [null] }, null],
    ["a code that is no word", { errors: [{ code: "a b\u001b[31m" }] }, null],
    ["a code without end", { errors: [{ code: "x".repeat(5_000) }] }, null],
  ])("may have %s", async (_given, body, code) => {
    expect(await call(await answering(503, body))).toMatchObject({ status: 503, body: { kind: "error", code } });
  });

  it.each(["x".repeat(500), "two words", "<b>", "é"])("has no request id where it is %j", async (request_id) => {
    expect(await call(await answering(500, { request_id, errors: [] }))).toMatchObject({ requestIds: [] });
  });
});

describe("an answer that is not Intercom's", () => {
  it.each([
    ["HTML", "<!doctype html>", "not_json"],
    ["JSON that breaks off", '{"type":"adm', "not_json"],
    ["nothing", "", "not_json"],
    ["another type", { type: "list" }, "not_intercom"],
    ["a list", [], "not_intercom"],
    ["null", "null", "not_intercom"],
    ["a depth without bottom", "[".repeat(200_000) + "]".repeat(200_000), "not_intercom"],
    ["a body that is too long", " ".repeat(2_000_000), "body_too_large"],
  ])("of /me is %s", async (_given, body, code) => {
    expect(await call(await answering(200, body))).toMatchObject({ status: 200, body: { kind: "garbage", code } });
  });

  it.each([
    ["a conversation list", { type: "conversation.list", conversations: [] }, { kind: "list" }],
    ["an object without a type", { conversations: [] }, { kind: "garbage", code: "not_intercom" }],
  ])("of a list is told from a good one: %s", async (_given, body, expected) => {
    expect(await call(await answering(200, body), list)).toMatchObject({ body: expected });
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("%d to another host is not followed: the token stays", async (status) => {
    const thief = await answering(200, admin("US"));
    const server = await answering(status, "", { location: `${thief.url}/me?token=${TOKEN}#${TOKEN}` });
    expect(await call(server)).toMatchObject({ status, body: { kind: "redirect", host: new URL(thief.url).host } });
    expect(thief.requests).toHaveLength(0);
  });

  it.each([
    ["nowhere", {}],
    ["a path", { location: "/login" }],
    ["a host made of the token", { location: `https://${TOKEN.replaceAll("=", "")}.example/` }],
  ])("to %s names no host", async (_given, headers) => {
    const answer = await call(await answering(302, "", headers), me, TOKEN.replaceAll("=", ""));
    expect(answer).toMatchObject({ body: { kind: "redirect", host: null } });
  });
});

describe("a hostile upstream that repeats the token", () => {
  it.each([
    ["all but its last character", "dg9rojewmjmxmtfiyzq1njc4"],
    ["its end", "mxmtfiyzq1njc4z"],
    ["itself in hexadecimal", Buffer.from("dg9rojewmjmxmtfiyzq1njc4z").toString("hex")],
    ["itself backwards", [..."dg9rojewmjmxmtfiyzq1njc4z"].reverse().join("")],
  ])("gets no code through that is %s", (_, code) => {
    expect(hearing("dg9rojewmjmxmtfiyzq1njc4z").errorCode(code)).toBeNull();
    expect(hearing("dg9rojewmjmxmtfiyzq1njc4z").requestIds(code)).toEqual([]);
  });

  const echoes: readonly ((token: string) => (request: IncomingMessage, response: ServerResponse) => void)[] = [
    (token) => (_request, response) => response.writeHead(401, { "x-request-id": token }).end(errorWith(token)),
    (token) => (_request, response) =>
      response.writeHead(500, { "x-request-id": `id-${token}` }).end(errorWith(`code_${token}`)),
    (token) => (_request, response) =>
      response.writeHead(403, { "x-request-id": token.toUpperCase() }).end(errorWith(token.toUpperCase())),
    (token) => (_request, response) =>
      response.writeHead(302, { location: `https://${token}.example/${token}` }).end(token),
    (token) => (_request, response) =>
      response
        .writeHead(200, { "x-ratelimit-remaining": token })
        .end(JSON.stringify({ type: "admin", app: { region: token, id_code: token } })),
    (token) => (_request, response) => response.writeHead(200).end(token),
  ];

  it("never gets it into what is kept", async () => {
    const token = fc.stringMatching(/^[A-Za-z0-9]{20,60}$/);
    await fc.assert(
      fc.asyncProperty(token, fc.constantFrom(...echoes), async (secret, echo) => {
        const server = await serve(echo(secret));
        const kept = JSON.stringify(await call(server, me, secret));
        await server.close();
        expect(kept.toLowerCase()).not.toContain(secret.toLowerCase());
      }),
      { numRuns: 40 },
    );
  });

  it("does not make Intercom's own codes unreadable for a short or wordy token", async () => {
    const server = await answering(401, { errors: [{ code: "token_revoked" }], request_id: "a-token-id" });
    expect(await call(server, me, "token")).toMatchObject({
      body: { code: "token_revoked" },
      requestIds: ["a-token-id"],
    });
    expect(await call(server, me, "token_revoked")).toMatchObject({ body: { code: "token_revoked" } });
  });

  function errorWith(text: string): string {
    return JSON.stringify({ type: "error.list", request_id: text, errors: [{ code: text, message: text }] });
  }
});
