import { once } from "node:events";
import { connect } from "node:net";
import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import type { Account, Role } from "#lib/contracts/account.ts";
import { db } from "#lib/db/client.ts";
import { publish, publishOutside } from "#lib/db/publish.ts";
import { env } from "#lib/env.ts";
import { type Hearer, hearAt, type StreamServer, serveStream } from "#lib/http/stream-testing.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { revokeApiToken } from "#lib/services/revoke-api-token.ts";
import { contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

const ctx = contextOf(OPERATOR);

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: StreamServer;
const hearers: Hearer[] = [];
const servers: StreamServer[] = [];
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  server = await serveStream(database.url);
});
afterEach(async () => {
  for (const hearer of hearers.splice(0)) hearer.leave();
  await Promise.all(servers.splice(0).map((one) => one.close()));
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function hear(headers: Record<string, string>, { url }: StreamServer = server): Promise<Hearer> {
  const hearer = await hearAt(url, headers);
  hearers.push(hearer);
  await hearer.hears("hearing");
  return hearer;
}

async function serve(limits: Parameters<typeof serveStream>[1]): Promise<StreamServer> {
  const one = await serveStream(database.url, limits);
  servers.push(one);
  return one;
}

/** The headers of somebody who signed in as a new account. */
async function signedIn(role: Role, maxAge?: number): Promise<{ account: Account; headers: { cookie: string } }> {
  const input = { name: `A ${role}`, email: freshEmail(), role, password: "correct horse battery" };
  const account = await createAccount({ ctx, input });
  const claims = { sub: account.id, version: 1 };
  const token = await encode({ token: claims, secret: env().authSecret, ...(maxAge && { maxAge }) });
  return { account, headers: { cookie: `next-auth.session-token=${token}` } };
}

async function withToken(): Promise<{ id: string; headers: { authorization: string } }> {
  const { id, token } = await issueApiToken({ ctx, input: { name: "Wall", role: "viewer" } });
  return { id, headers: { authorization: `Bearer ${token}` } };
}

describe("whoever may read", () => {
  test("given a viewer, then the answer is a stream that nothing on the way may hold back", async () => {
    const { headers } = await withToken();
    const hearer = await hear(headers);
    expect(hearer.text()).toBe("retry: 1000\n\nevent: hearing\ndata: {}\n\n");
    expect(hearer.headers).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
      "x-request-id": expect.any(String),
    });
    expect(hearer.headers).not.toHaveProperty("content-encoding");
  });

  test("given a transaction that publishes, then it is heard once it is committed, and not where it is rolled back", async () => {
    const hearer = await hear((await signedIn("viewer")).headers);
    const change = { kind: "incident", number: 7, version: 3 } as const;
    const rolledBack = db().$transaction(async (transaction) => {
      await publish(transaction, { ...change, version: 2 });
      throw new Error("no");
    });
    await expect(rolledBack).rejects.toThrow("no");
    await db().$transaction(async (transaction) => {
      await publish(transaction, change);
      await transaction.$queryRaw`SELECT 1`;
      expect(hearer.heard).toHaveLength(1);
    });
    await hearer.hears("change", change);
    expect(hearer.heard.slice(1)).toEqual([{ event: "change", data: change }]);
  });

  test("given changes of accounts and tokens, then administrators alone hear of them", async () => {
    const administrator = await hear((await signedIn("admin")).headers);
    const viewer = await hear((await signedIn("viewer")).headers);
    const { account } = await signedIn("viewer");
    const { id } = await withToken();
    await publishOutside({ kind: "triage" });
    await administrator.hears("change", { kind: "account", id: account.id });
    await administrator.hears("change", { kind: "api-token", id });
    await Promise.all([administrator, viewer].map((one) => one.hears("change", { kind: "triage" })));
    expect(viewer.heard.map(({ event }) => event)).toEqual(["hearing", "change"]);
  });

  test("given that nothing happens, then it beats", async () => {
    const quick = await serve({ beatMs: 20 });
    const hearer = await hear((await withToken()).headers, quick);
    await hearer.hears("beat");
    await hearer.hears("beat");
  });
});

describe("a request that opens no stream", () => {
  test.each<{ given: string; headers: Record<string, string> }>([
    { given: "nobody", headers: {} },
    { given: "a token that is none", headers: { authorization: "Bearer offhook_x" } },
    { given: "a forged cookie", headers: { cookie: "next-auth.session-token=a.b.c.d.e" } },
  ])("given $given, then it is refused as everywhere", async ({ headers }) => {
    const response = await fetch(server.url, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ code: "unauthenticated" });
  });

  test("given HEAD, then it has the stream's head and ends", async () => {
    const { headers } = await withToken();
    const response = await fetch(server.url, { method: "HEAD", headers });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    expect(await response.text()).toBe("");
    expect((await fetch(server.url, { method: "HEAD" })).status).toBe(401);
  });

  test("given another method, then it is told which there are", async () => {
    const { headers } = await withToken();
    const posted = await fetch(server.url, { method: "POST", headers, body: "x" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    const options = await fetch(server.url, { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  test("given another address, then it is left to others", async () => {
    expect((await fetch(`${server.url}/x`)).status).toBe(418);
    expect((await fetch(`${server.url}?x=1`)).status).toBe(401);
  });

  test("given a client that is gone before it is known who it is, then nobody is kept", async () => {
    const small = await serve({ most: 1 });
    const { headers } = await withToken();
    const { port, host } = new URL(small.url);
    const socket = connect(Number(port), "127.0.0.1");
    await once(socket, "connect");
    socket.write(`GET /api/stream HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${headers.authorization}\r\n\r\n`);
    socket.destroy();
    await expect.poll(() => small.connections()).toBe(0);
    await hear(headers, small);
  });
});

describe("whoever may not listen any more", () => {
  test("given that the account is disabled, then its streams end at once and others go on", async () => {
    const { account, headers } = await signedIn("responder");
    const own = [await hear(headers), await hear(headers)];
    const other = await hear((await signedIn("viewer")).headers);
    await changeAccount({ ctx, input: { id: account.id, change: { disabled: true } } });
    await Promise.all(own.map((one) => one.ends()));
    await publishOutside({ kind: "simulator" });
    await other.hears("change", { kind: "simulator" });
    await expect(hearAt(server.url, headers)).rejects.toThrow("401");
  });

  test("given a new password, then the streams of the old sessions end", async () => {
    const { account, headers } = await signedIn("viewer");
    const hearer = await hear(headers);
    await changeAccount({ ctx, input: { id: account.id, change: { password: "another horse battery" } } });
    await hearer.ends();
  });

  test("given another role, then the stream ends and comes back with that role", async () => {
    const { account, headers } = await signedIn("viewer");
    const hearer = await hear(headers);
    await changeAccount({ ctx, input: { id: account.id, change: { role: "admin" } } });
    await hearer.ends();
    const again = await hear(headers);
    await changeAccount({ ctx, input: { id: account.id, change: { name: "Anna" } } });
    await again.hears("change", { kind: "account", id: account.id });
  });

  test("given that the token is revoked, then its stream ends", async () => {
    const { id, headers } = await withToken();
    const hearer = await hear(headers);
    await revokeApiToken({ ctx, input: { id } });
    await hearer.ends();
  });

  test("given a session that runs out, then its stream ends", async () => {
    const quick = await serve({ recheckMs: 100 });
    // Clocks may differ by 15 seconds before a session counts as over.
    const hearer = await hear((await signedIn("viewer", -13)).headers, quick);
    await hearer.ends();
  });

  test("given that it happened while changes were not heard, then the stream ends when they are again", async () => {
    const { account, headers } = await signedIn("viewer");
    const hearer = await hear(headers);
    // The same as the service does, but untold.
    await db().account.update({ where: { id: account.id }, data: { disabledAt: new Date() } });
    await db().$queryRaw`
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE application_name = 'offhook listener' AND datname = current_database()`;
    await hearer.hears("deaf");
    await hearer.ends();
  });
});

describe("too many streams", () => {
  test("given one more of an actor than may be, then the actor's oldest ends", async () => {
    const small = await serve({ mostOfActor: 2 });
    const { headers } = await withToken();
    const oldest = await hear(headers, small);
    const others = [await hear(headers, small), await hear(headers, small)];
    await oldest.ends();
    await publishOutside({ kind: "triage" });
    await Promise.all(others.map((one) => one.hears("change")));
  });

  test("given a process that is full, then it says so until somebody leaves", async () => {
    const small = await serve({ most: 1 });
    const first = await hear((await withToken()).headers, small);
    const { headers } = await withToken();
    const refused = await fetch(small.url, { headers });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await refused.json()).toMatchObject({ code: "busy" });
    first.leave();
    await expect.poll(async () => (await fetch(small.url, { method: "HEAD", headers })).status).toBe(200);
    await hear(headers, small);
  });

  test("given that the server stops, then all streams end and none is opened", async () => {
    const stopping = await serve({});
    const { headers } = await withToken();
    const hearer = await hear(headers, stopping);
    stopping.endStreams();
    await hearer.ends();
    await expect(hearAt(stopping.url, headers)).rejects.toThrow("503");
  });
});
