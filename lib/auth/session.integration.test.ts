import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import { actorOf } from "#lib/auth/session.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { revokeApiToken } from "#lib/services/revoke-api-token.ts";
import { signIn } from "#lib/services/sign-in.ts";
import { contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

const PASSWORD = "correct horse battery";
const NOW = new Date("2026-11-22T10:00:00Z");
const ctx = contextOf(OPERATOR, NOW);

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

function asking(headers: Record<string, string>): Request {
  return new Request("http://localhost:3000/api/triage", { headers });
}

const cookieOf = (token: string) => ({ cookie: `theme=dark; next-auth.session-token=${token}; last=1` });

async function signedIn(secret = env().authSecret) {
  const input = { name: "Ann", email: freshEmail(), role: "responder", password: PASSWORD } as const;
  const account = await createAccount({ ctx, input });
  const session = await signIn({ ctx, input: { ...input, address: "203.0.113.1" } });
  const token = await encode({ token: { sub: session.accountId, version: session.sessionVersion }, secret });
  return { account, request: asking(cookieOf(token)) };
}

describe("a session", () => {
  test("given a signed-in account, then its requests are the account's", async () => {
    const { account, request } = await signedIn();
    expect(await actorOf(request, NOW)).toEqual({
      kind: "account",
      id: account.id,
      name: "Ann",
      email: account.email,
      role: "responder",
    });
  });

  test("given that the account is disabled, then its next request is nobody's, also after it is enabled again", async () => {
    const { account, request } = await signedIn();
    await changeAccount({ ctx, input: { id: account.id, change: { disabled: true } } });
    expect(await actorOf(request, NOW)).toBeNull();
    await changeAccount({ ctx, input: { id: account.id, change: { disabled: false } } });
    expect(await actorOf(request, NOW)).toBeNull();
  });

  test("given a new password, then the sessions from before are over", async () => {
    const { account, request } = await signedIn();
    await changeAccount({ ctx, input: { id: account.id, change: { password: "another horse battery" } } });
    expect(await actorOf(request, NOW)).toBeNull();
  });

  test("given another role or name, then the next request has it and stays signed in", async () => {
    const { account, request } = await signedIn();
    await changeAccount({ ctx, input: { id: account.id, change: { role: "viewer", name: "Anna" } } });
    expect(await actorOf(request, NOW)).toMatchObject({ role: "viewer", name: "Anna" });
  });

  test("given a cookie signed with another secret, then it is nobody's", async () => {
    const { request } = await signedIn("a secret of somebody else's making");
    expect(await actorOf(request, NOW)).toBeNull();
  });

  test.each(["", "x", "a.b.c.d.e", "\u00e9"])("given the cookie %j, then it is nobody's", async (cookie) => {
    expect(await actorOf(asking(cookieOf(cookie)), NOW)).toBeNull();
  });
});

describe("an API token", () => {
  const issue = () => issueApiToken({ ctx, input: { name: "Pager", role: "responder" } });
  const bearer = (token: string) => asking({ authorization: `Bearer ${token}` });

  test("given a live token, then the request is the token's, whatever cookie comes with it", async () => {
    const { id, token } = await issue();
    const { request } = await signedIn();
    const both = asking({ authorization: `bearer ${token}`, cookie: request.headers.get("cookie") ?? "" });
    expect(await actorOf(both, NOW)).toEqual({ kind: "api-token", id, name: "Pager", role: "responder" });
  });

  test("given that it was revoked, then the next request is nobody's, and a good cookie does not stand in", async () => {
    const { id, token } = await issue();
    expect(await actorOf(bearer(token), NOW)).not.toBeNull();
    await revokeApiToken({ ctx, input: { id } });
    const { request } = await signedIn();
    const both = asking({ authorization: `Bearer ${token}`, cookie: request.headers.get("cookie") ?? "" });
    expect(await actorOf(both, NOW)).toBeNull();
  });

  test("given many requests, then its last use is written at most once a minute", async () => {
    const { id, token } = await issue();
    const used = async (seconds: number) => {
      await actorOf(bearer(token), new Date(NOW.getTime() + seconds * 1000));
      const { lastUsedAt } = await db().apiToken.findUniqueOrThrow({ where: { id } });
      return lastUsedAt && (lastUsedAt.getTime() - NOW.getTime()) / 1000;
    };
    expect([await used(0), await used(30), await used(59.9), await used(60)]).toEqual([0, 0, 0, 60]);
  });

  test("given what is kept of it, then the token cannot be found in there", async () => {
    const { id, token, prefix } = await issue();
    const row = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token.slice(prefix.length));
  });

  test("given a proxy's Basic credentials beside a session, then the session counts", async () => {
    const { account, request } = await signedIn();
    const both = asking({ authorization: "Basic dTpw", cookie: request.headers.get("cookie") ?? "" });
    expect(await actorOf(both, NOW)).toMatchObject({ id: account.id });
  });
});
