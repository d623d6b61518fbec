import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type Actor, OPERATOR } from "#lib/auth/actor.ts";
import type { AuditEvent } from "#lib/contracts/audit.ts";
import { recordAudit } from "#lib/db/audit.ts";
import { db } from "#lib/db/client.ts";
import { Declaration } from "#lib/incident/command.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { changeTemplate } from "#lib/services/change-template.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { createFirstAdministrator } from "#lib/services/create-first-administrator.ts";
import { declareIncident } from "#lib/services/declare-incident.ts";
import { exportPostmortem } from "#lib/services/export-postmortem.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { listAudit } from "#lib/services/list-audit.ts";
import { revokeApiToken } from "#lib/services/revoke-api-token.ts";
import { signIn } from "#lib/services/sign-in.ts";
import { switchSimulator } from "#lib/services/switch-simulator.ts";
import { actorWith, contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

const now = new Date("2026-11-27T10:00:00.000Z");
const admin = actorWith("admin") as Extract<Actor, { kind: "account" }>;
const ctx = contextOf(admin, now);
const by = { kind: "account", id: admin.id, name: admin.name };
const password = "correct horse battery";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

beforeEach(async () => {
  await db().auditEvent.deleteMany();
});

/** Oldest first, without their ids. */
async function told(): Promise<Omit<AuditEvent, "id">[]> {
  const { events } = await listAudit({ ctx, input: {} });
  return events.map(({ id: _, ...event }) => event).reverse();
}

const create = (role: "admin" | "responder" | "viewer" = "viewer", email = freshEmail()) =>
  createAccount({ ctx, input: { name: "Ben", email, role, password } });

/** Until the returned function is called, no row can be added to the audit log. */
async function shutAuditLog(): Promise<() => Promise<void>> {
  await db().$executeRaw`ALTER TABLE audit_event ADD CONSTRAINT shut CHECK (false) NOT VALID`;
  return async () => {
    await db().$executeRaw`ALTER TABLE audit_event DROP CONSTRAINT shut`;
  };
}

describe("accounts", () => {
  test("given the first administrator, then they are told as made by themselves", async () => {
    const email = freshEmail();
    const { id } = await createFirstAdministrator({
      ctx: contextOf(null, now),
      input: { name: "Ann", email, password },
    });
    expect(await told()).toEqual([
      {
        at: now.toISOString(),
        by: { kind: "account", id, name: "Ann" },
        action: "account.created",
        subject: "Ann",
        detail: { email, role: "admin", how: "the first administrator" },
      },
    ]);
  });

  test("given each change, then it is told once, by name and without a secret", async () => {
    const account = await create();
    const { id, email } = account;
    const change = (what: object) => changeAccount({ ctx, input: { id, change: what } });
    await change({ name: "Bea", role: "responder" });
    await change({ password: "another horse battery", disabled: true });
    await change({ disabled: false });
    // What stays is not told.
    await change({ name: "Bea", role: "responder", disabled: false });
    const at = now.toISOString();
    expect(await told()).toEqual([
      { at, by, action: "account.created", subject: "Ben", detail: { email, role: "viewer" } },
      {
        at,
        by,
        action: "account.changed",
        subject: "Bea",
        detail: { email, name: "Bea", nameBefore: "Ben", role: "responder", roleBefore: "viewer" },
      },
      { at, by, action: "account.password-set", subject: "Bea", detail: { email } },
      { at, by, action: "account.disabled", subject: "Bea", detail: { email } },
      { at, by, action: "account.enabled", subject: "Bea", detail: { email } },
    ]);
    expect(JSON.stringify(await told())).not.toMatch(/scrypt|horse/);
  });

  test("given a sign-in, then it is told; given one that fails, then nothing of what was typed is kept", async () => {
    const { id, email } = await create();
    const address = "203.0.113.9";
    await signIn({ ctx: { now }, input: { email, password, address } });
    await expect(signIn({ ctx: { now }, input: { email, password: "wrong password", address } })).rejects.toThrow();
    await expect(signIn({ ctx: { now }, input: { email: "typed@example.com", password, address } })).rejects.toThrow();
    expect((await told()).slice(1)).toEqual([
      {
        at: now.toISOString(),
        by: { kind: "account", id, name: "Ben" },
        action: "account.signed-in",
        subject: "Ben",
        detail: { email, through: "password" },
      },
    ]);
  });
});

test("given an API token made at the command line, then its issue and its end are told, and the token is not", async () => {
  const operator = contextOf(OPERATOR, now);
  const { id, token, prefix } = await issueApiToken({ ctx: operator, input: { name: "Pager", role: "responder" } });
  await revokeApiToken({ ctx, input: { id } });
  await revokeApiToken({ ctx, input: { id } });
  const detail = { role: "responder", prefix };
  const at = now.toISOString();
  expect(await told()).toEqual([
    { at, by: { kind: "operator", id: null, name: "Command line" }, action: "token.issued", subject: "Pager", detail },
    { at, by, action: "token.revoked", subject: "Pager", detail },
  ]);
  expect(JSON.stringify(await told())).not.toContain(token);
});

test("given the template, then its change is told, and a change that changes nothing is not", async () => {
  const outline = RUNBOOK_OUTLINE.toReversed();
  await changeTemplate({ ctx, input: { expectedVersion: 0, outline } });
  await changeTemplate({ ctx, input: { expectedVersion: 1, outline } });
  await expect(changeTemplate({ ctx, input: { expectedVersion: 0, outline: [...RUNBOOK_OUTLINE] } })).rejects.toThrow();
  expect(await told()).toMatchObject([{ by, action: "template.changed", detail: { version: "1" } }]);
});

test("given a simulator that does not answer, then nothing was switched and nothing is told", async () => {
  await expect(switchSimulator({ ctx, input: { scenario: "slow" } })).rejects.toMatchObject({
    code: "simulator_unavailable",
  });
  expect(await told()).toEqual([]);
});

describe("exports", () => {
  test("given one that polls, then each minute tells of it once, for each of those who do", async () => {
    const firstAlert = { text: "PagerDuty", at: now.toISOString() };
    const { number } = await declareIncident({ ctx, input: Declaration.parse({ severity: "P2", firstAlert }) });
    const viewer = actorWith("viewer");
    const take = (actor: Actor, seconds: number) =>
      exportPostmortem({
        ctx: contextOf(actor, new Date(now.getTime() + seconds * 1_000)),
        input: { number, version: null },
      });
    await Promise.all([take(admin, 0), take(admin, 0), take(admin, 0), take(admin, 0)]);
    await take(viewer, 1);
    await take(admin, 59);
    await take(admin, 60);
    expect((await told()).map(({ action, by: { name }, subject }) => [action, name, subject])).toEqual([
      ["postmortem.exported", "A admin", `INC-${number}`],
      ["postmortem.exported", "A viewer", `INC-${number}`],
      ["postmortem.exported", "A admin", `INC-${number}`],
    ]);
  });

  test("given an incident that does not exist, then nothing is told", async () => {
    await expect(exportPostmortem({ ctx, input: { number: 999_999, version: null } })).rejects.toThrow();
    expect(await told()).toEqual([]);
  });
});

describe("one transaction", () => {
  test("given a change that is rolled back, then it leaves no trace", async () => {
    const email = freshEmail();
    await create("viewer", email);
    await expect(create("viewer", email)).rejects.toMatchObject({ code: "email_taken" });
    await expect(
      db().$transaction(async (transaction) => {
        await recordAudit(transaction, {
          at: now,
          by: { kind: "operator", id: null, name: "x" },
          action: "token.issued",
          subject: "x",
        });
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect((await told()).map(({ action }) => action)).toEqual(["account.created"]);
  });

  test("given a row that cannot be written, then the change is not made either", async () => {
    const account = await create();
    const operator = contextOf(OPERATOR, now);
    const { id } = await issueApiToken({ ctx: operator, input: { name: "Pager", role: "viewer" } });
    const before = { accounts: await db().account.findMany(), tokens: await db().apiToken.findMany() };
    const open = await shutAuditLog();
    try {
      const address = "203.0.113.10";
      for (const attempt of [
        () => create(),
        () => changeAccount({ ctx, input: { id: account.id, change: { role: "admin" } } }),
        () => signIn({ ctx: { now }, input: { email: account.email, password, address } }),
        () => issueApiToken({ ctx: operator, input: { name: "Second", role: "viewer" } }),
        () => revokeApiToken({ ctx, input: { id } }),
        () => changeTemplate({ ctx, input: { expectedVersion: 1, outline: [...RUNBOOK_OUTLINE] } }),
      ]) {
        await expect(attempt()).rejects.toThrow("shut");
      }
    } finally {
      await open();
    }
    expect({ accounts: await db().account.findMany(), tokens: await db().apiToken.findMany() }).toEqual(before);
  });
});

describe("the list", () => {
  test("given more than a page, then the next begins after the last that was seen, and an action picks its own", async () => {
    for (let index = 0; index < 60; index += 1) {
      const action = index % 2 === 0 ? "token.issued" : "token.revoked";
      await recordAudit(db(), {
        at: now,
        by: { kind: "account", id: randomUUID(), name: "Ann" },
        action,
        subject: String(index),
      });
    }
    const first = await listAudit({ ctx, input: {} });
    expect([first.events.length, first.events[0]?.subject, first.more]).toEqual([50, "59", true]);
    const rest = await listAudit({ ctx, input: { before: first.events[49]?.id } });
    expect([rest.events.map(({ subject }) => subject), rest.more]).toEqual([
      ["9", "8", "7", "6", "5", "4", "3", "2", "1", "0"],
      false,
    ]);
    const revoked = await listAudit({ ctx, input: { action: "token.revoked" } });
    expect([revoked.events.length, revoked.more]).toEqual([30, false]);
  });
});
