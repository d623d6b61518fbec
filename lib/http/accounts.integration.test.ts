import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Account, AccountList } from "#lib/contracts/account.ts";
import { ApiTokenList, IssuedApiToken } from "#lib/contracts/api-token.ts";
import { disconnect } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { changeAccount, createAccount, listAccounts } from "#lib/http/operations/accounts.ts";
import { issueApiToken, listApiTokens, revokeApiToken } from "#lib/http/operations/api-tokens.ts";
import { createFirstAdministrator } from "#lib/http/operations/setup.ts";
import { route } from "#lib/http/route.ts";
import { ask, requestTo } from "#lib/http/testing.ts";
import { NO_DATABASE, openTestDatabase, settleTestEnv } from "#lib/services/testing.ts";

const accounts = route(listAccounts, createAccount);
const account = route(changeAccount);
const tokens = route(listApiTokens, issueApiToken);
const token = route(revokeApiToken);

const ANN = { name: "Ann", email: "Ann@Example.com ", password: "correct horse battery" };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ann: Account;
let headers: { cookie: string };
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
  const response = await ask(
    route(createFirstAdministrator).POST,
    requestTo("/api/setup", { method: "POST", json: ANN }),
  );
  expect(response.status).toBe(201);
  ann = Account.parse(await response.json());
  const session = await encode({ token: { sub: ann.id, version: 1 }, secret: env().authSecret });
  headers = { cookie: `next-auth.session-token=${session}` };
});
afterAll(() => database.close());

const add = (json: unknown) => ask(accounts.POST, requestTo("/api/accounts", { method: "POST", headers, json }));

describe("the first administrator", () => {
  test("given good input, then the address is kept in lower case and nothing secret comes back", () => {
    expect(ann).toMatchObject({ name: "Ann", email: "ann@example.com", role: "admin", disabledAt: null });
  });

  test("given a second attempt, then it is a conflict", async () => {
    const response = await ask(
      route(createFirstAdministrator).POST,
      requestTo("/api/setup", { method: "POST", json: ANN }),
    );
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "already_set_up" });
  });
});

describe("accounts", () => {
  test("given an administrator's session, then accounts can be made, listed and disabled", async () => {
    const made = await add({
      name: "Ben",
      email: "ben@example.com",
      role: "viewer",
      password: "another horse battery",
    });
    expect(made.status).toBe(201);
    const ben = Account.parse(await made.json());
    const listed = await (await ask(accounts.GET, requestTo("/api/accounts", { headers }))).json();
    expect(AccountList.parse(listed)).toEqual(listed);
    expect(listed.accounts).toEqual([ann, ben]);
    expect(JSON.stringify(listed)).not.toContain("scrypt");
    const json = { disabled: true };
    const request = requestTo(`/api/accounts/${ben.id}`, { method: "PATCH", headers, json });
    expect(await (await ask(account.PATCH, request, { id: ben.id })).json()).toEqual({
      ...ben,
      disabledAt: expect.any(String),
    });
  });

  test.each<{ given: string; field: string; change: Record<string, unknown> }>([
    { given: "a NUL in the name", field: "name", change: { name: "a\0b" } },
    { given: "a lone surrogate in the name", field: "name", change: { name: "a\udfffb" } },
    { given: "a name that turns the reading direction", field: "name", change: { name: "a\u202eb" } },
    { given: "a huge name", field: "name", change: { name: "x".repeat(200_000) } },
    { given: "an address that is none", field: "email", change: { email: "ann at example" } },
    { given: "a NUL in the address", field: "email", change: { email: "a\0@example.com" } },
    { given: "an unknown role", field: "role", change: { role: "root" } },
    { given: "a short password", field: "password", change: { password: "short" } },
    { given: "a huge password", field: "password", change: { password: "x".repeat(201) } },
    { given: "an unknown field", field: "passwordHash", change: { passwordHash: "x" } },
    { given: "a field of the prototype", field: "constructor", change: { constructor: "x" } },
  ])("given $given, then the field is named and nothing is made", async ({ field, change }) => {
    const good = { name: "Cem", email: "cem@example.com", role: "viewer", password: "correct horse battery" };
    const response = await add({ ...good, ...change });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "validation_failed", errors: [{ field }] });
    const { accounts: all } = await (await ask(accounts.GET, requestTo("/api/accounts", { headers }))).json();
    expect(all).not.toContainEqual(expect.objectContaining({ email: "cem@example.com" }));
  });

  test("given an address that is taken in other letters, then the field is named", async () => {
    const response = await add({
      name: "Ann",
      email: "ANN@example.com",
      role: "viewer",
      password: "correct horse battery",
    });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "email_taken", errors: [{ field: "email" }] });
  });
});

describe("API tokens", () => {
  test("given a new one, then the token is shown once, works, and stops when it is revoked", async () => {
    const json = { name: "Pager", role: "viewer" };
    const made = await ask(tokens.POST, requestTo("/api/tokens", { method: "POST", headers, json }));
    expect(made.status).toBe(201);
    const issued = IssuedApiToken.parse(await made.json());
    expect(issued).toMatchObject({ name: "Pager", role: "viewer", createdBy: "Ann", revokedAt: null });

    const bearer = { authorization: `Bearer ${issued.token}` };
    const use = () => ask(accounts.GET, requestTo("/api/accounts", { headers: bearer }));
    expect((await use()).status).toBe(403);

    const revoke = () =>
      ask(token.DELETE, requestTo(`/api/tokens/${issued.id}`, { method: "DELETE", headers }), { id: issued.id });
    expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 204]);
    expect((await use()).status).toBe(401);

    const listed = await (await ask(tokens.GET, requestTo("/api/tokens", { headers }))).text();
    expect(ApiTokenList.parse(JSON.parse(listed)).tokens).toMatchObject([
      { id: issued.id, revokedAt: expect.any(String) },
    ]);
    expect(listed).not.toContain(issued.token);
  });

  test("given the role admin, then it is refused: a token never administers", async () => {
    const json = { name: "Root", role: "admin" };
    const response = await ask(tokens.POST, requestTo("/api/tokens", { method: "POST", headers, json }));
    expect(await response.json()).toMatchObject({ code: "validation_failed", errors: [{ field: "role" }] });
  });

  test("given one that does not exist, then it is not_found", async () => {
    const request = requestTo("/api/tokens/x", { method: "DELETE", headers });
    expect((await ask(token.DELETE, request, { id: "0190163d-8694-739b-aea5-966c26f8ad91" })).status).toBe(404);
  });
});

test("given that the database goes away, then requests say so and work again once it is back", async () => {
  const { databaseUrl } = env();
  const list = () => ask(accounts.GET, requestTo("/api/accounts", { headers }));
  await disconnect();
  settleTestEnv({ databaseUrl: NO_DATABASE });
  const response = await list();
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("5");
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ code: "database_unavailable" });
  expect(text).not.toMatch(/127\.0\.0\.1|prisma/i);
  await disconnect();
  settleTestEnv({ databaseUrl });
  expect((await list()).status).toBe(200);
});
