import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import type { Account, Role } from "#lib/contracts/account.ts";
import { db } from "#lib/db/client.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { listAccounts } from "#lib/services/list-accounts.ts";
import { listPeople } from "#lib/services/list-people.ts";
import type { ProviderIdentity } from "#lib/services/provider-identity.ts";
import { signIn } from "#lib/services/sign-in.ts";
import { signInWithProvider } from "#lib/services/sign-in-with-provider.ts";
import { actorWith, contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

const now = new Date("2026-11-27T10:00:00.000Z");
const ctx = contextOf(OPERATOR, now);
const ISSUER = "https://login.example.com";
const password = "correct horse battery";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

beforeEach(async () => {
  await db().account.deleteMany();
  await db().auditEvent.deleteMany();
});

const create = (role: Role, email = freshEmail()) =>
  createAccount({ ctx, input: { name: "Ann", email, role, password } });

function identity(more: Partial<ProviderIdentity> = {}): ProviderIdentity {
  return {
    issuer: ISSUER,
    subject: "7",
    email: "ben@example.com",
    isEmailVerified: true,
    name: "Ben",
    role: { role: "responder", isClaimed: true },
    ...more,
  };
}

const arrive = (more: Partial<ProviderIdentity> = {}) => signInWithProvider({ ctx: { now }, input: identity(more) });

async function ben(): Promise<Account | undefined> {
  return (await listAccounts({ ctx })).find(({ email }) => email === "ben@example.com");
}

const actions = async () =>
  (await db().auditEvent.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action).slice(1);

describe("who comes for the first time", () => {
  test("given many requests of one at once, then one account is made", async () => {
    await create("admin");
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => arrive()));
    const account = await ben();
    expect(outcomes).toEqual(
      Array(8).fill({ kind: "signed-in", signedIn: { accountId: account?.id, sessionVersion: 1 } }),
    );
    expect(account).toMatchObject({
      role: "responder",
      lastSignInAt: now.toISOString(),
      signsInBy: { password: false, providers: [{ host: "login.example.com", role: "responder" }] },
    });
    expect(await actions()).toEqual(["account.created", ...Array(8).fill("account.signed-in")]);
  });

  test("given no account at all, then the first administrator is to be made first", async () => {
    expect(await arrive()).toEqual({ kind: "refused", because: "not-set-up" });
    expect(await listAccounts({ ctx })).toEqual([]);
  });

  test("given an unverified address that nobody has, then the account is new", async () => {
    await create("admin");
    expect(await arrive({ isEmailVerified: false })).toMatchObject({ kind: "signed-in" });
  });

  test.each<{ given: string; more: Partial<ProviderIdentity>; because: string }>([
    { given: "no role", more: { role: null }, because: "no-role" },
    { given: "no address", more: { email: null }, because: "email-missing" },
    { given: "an address of somebody else", more: { isEmailVerified: false }, because: "email-unverified" },
  ])("given $given, then they are refused and nothing is written", async ({ more, because }) => {
    await create("admin");
    await create("viewer", "ben@example.com");
    const before = await listAccounts({ ctx });
    expect(await arrive(more)).toEqual({ kind: "refused", because });
    expect(await listAccounts({ ctx })).toEqual(before);
    expect(await db().identity.count()).toBe(0);
    expect(await actions()).toEqual(["account.created"]);
  });

  test("given an account with the verified address, then they get it, its password stays, and the next one is refused", async () => {
    await create("admin");
    const { id } = await create("viewer", "ben@example.com");
    expect(await arrive()).toMatchObject({ kind: "signed-in", signedIn: { accountId: id } });
    expect(await ben()).toMatchObject({ id, name: "Ann", role: "responder", signsInBy: { password: true } });
    const credentials = { email: "ben@example.com", password, address: "203.0.113.1" };
    expect(await signIn({ ctx: { now }, input: credentials })).toMatchObject({ accountId: id });
    expect(await arrive({ subject: "8" })).toEqual({ kind: "refused", because: "email-taken" });
    expect(await arrive({ subject: "7", issuer: "https://other.example.com" })).toMatchObject({ kind: "signed-in" });
    expect((await ben())?.signsInBy.providers.map(({ host }) => host)).toEqual([
      "login.example.com",
      "other.example.com",
    ]);
  });

  test("given a disabled account with the address, then they do not get it", async () => {
    await create("admin");
    const { id } = await create("viewer", "ben@example.com");
    await changeAccount({ ctx, input: { id, change: { disabled: true } } });
    expect(await arrive()).toEqual({ kind: "refused", because: "account-disabled" });
    expect(await db().identity.count()).toBe(0);
  });
});

describe("who comes again", () => {
  test("given other claims, then the account is the same, its role follows and its address stays", async () => {
    await create("admin");
    await arrive();
    await arrive({ email: "other@example.com", name: "Other", role: { role: "viewer", isClaimed: true } });
    expect(await ben()).toMatchObject({ name: "Ben", role: "viewer" });
  });

  test("given no claim, then the role stays as it was set here", async () => {
    await create("admin");
    await arrive({ role: { role: "viewer", isClaimed: false } });
    const account = await ben();
    await changeAccount({ ctx, input: { id: account?.id ?? "", change: { role: "admin" } } });
    await arrive({ role: { role: "viewer", isClaimed: false } });
    expect(await ben()).toMatchObject({ role: "admin", signsInBy: { providers: [{ role: null }] } });
  });

  test("given the last administrator, then they stay one, and the log says so", async () => {
    const last = await create("admin", "ben@example.com");
    expect(await arrive({ role: { role: "viewer", isClaimed: true } })).toMatchObject({ kind: "signed-in" });
    expect(await ben()).toMatchObject({ id: last.id, role: "admin" });
    const told = await db().auditEvent.findFirst({ where: { action: "account.changed" } });
    expect(told?.detail).toEqual({
      email: "ben@example.com",
      roleGiven: "viewer",
      roleKept: "admin",
      through: "login.example.com",
    });
    await create("admin");
    await arrive({ role: { role: "viewer", isClaimed: true } });
    expect(await ben()).toMatchObject({ role: "viewer" });
  });

  test("given a disabled account, then it is refused, whatever the claims say", async () => {
    await create("admin");
    await arrive();
    const account = await ben();
    await changeAccount({ ctx, input: { id: account?.id ?? "", change: { disabled: true } } });
    expect(await arrive({ role: { role: "admin", isClaimed: true } })).toEqual({
      kind: "refused",
      because: "account-disabled",
    });
    expect(await ben()).toMatchObject({ role: "responder", disabledAt: now.toISOString() });
  });

  test("given a password that was set for them, then it works, and a new version of the session counts", async () => {
    await create("admin");
    await arrive();
    const credentials = { email: "ben@example.com", password, address: "203.0.113.1" };
    await expect(signIn({ ctx: { now }, input: credentials })).rejects.toMatchObject({ code: "invalid_credentials" });
    const account = await ben();
    await changeAccount({ ctx, input: { id: account?.id ?? "", change: { password } } });
    expect(await signIn({ ctx: { now }, input: credentials })).toMatchObject({ sessionVersion: 2 });
    expect(await arrive()).toMatchObject({ signedIn: { sessionVersion: 2 } });
  });
});

test("given people, then those who may sign in are named, without their addresses", async () => {
  const zoe = await create("admin");
  await changeAccount({ ctx, input: { id: zoe.id, change: { name: "Zoe" } } });
  await arrive();
  const gone = await create("viewer");
  await changeAccount({ ctx, input: { id: gone.id, change: { disabled: true } } });
  const people = await listPeople({ ctx: contextOf(actorWith("viewer")) });
  expect(people).toEqual([
    { id: (await ben())?.id, name: "Ben", role: "responder" },
    { id: zoe.id, name: "Zoe", role: "admin" },
  ]);
});
