import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { OPERATOR } from "#lib/auth/actor.ts";
import type { Account, AccountChange, Role } from "#lib/contracts/account.ts";
import { db } from "#lib/db/client.ts";
import { changeAccount } from "#lib/services/change-account.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { listAccounts } from "#lib/services/list-accounts.ts";
import { contextOf, freshEmail, openTestDatabase } from "#lib/services/testing.ts";

const ctx = contextOf(OPERATOR);

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

beforeEach(async () => {
  await db().account.deleteMany();
});

function create(role: Role, name = "Ann"): Promise<Account> {
  return createAccount({ ctx, input: { name, email: freshEmail(), role, password: "correct horse battery" } });
}

const change = ({ id }: { id: string }, what: AccountChange) => changeAccount({ ctx, input: { id, change: what } });

async function enabledAdministrators(): Promise<number> {
  return (await listAccounts({ ctx })).filter(({ role, disabledAt }) => role === "admin" && disabledAt === null).length;
}

describe("the last administrator", () => {
  test.each<AccountChange>([{ disabled: true }, { role: "viewer" }, { role: "responder", name: "Ben" }])(
    "given %j, then it is refused and nothing changes",
    async (what) => {
      const last = await create("admin");
      await create("responder");
      await change(await create("admin"), { disabled: true });
      await expect(change(last, what)).rejects.toMatchObject({ code: "last_administrator" });
      expect((await listAccounts({ ctx })).find(({ id }) => id === last.id)).toEqual(last);
    },
  );

  test("given that all administrators step down at once, then one of them is kept", async () => {
    const administrators = await Promise.all(Array.from({ length: 5 }, () => create("admin")));
    const outcomes = await Promise.allSettled(
      administrators.map((each, index) => change(each, index % 2 === 0 ? { disabled: true } : { role: "viewer" })),
    );
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(await enabledAdministrators()).toBe(1);
  });

  test("given other changes, then they are made", async () => {
    const last = await create("admin");
    expect(await change(last, { name: "Ben", role: "admin", disabled: false })).toEqual({ ...last, name: "Ben" });
  });
});

describe("a change", () => {
  test("given an empty one, then nothing changes", async () => {
    const account = await create("viewer");
    expect(await change(account, {})).toEqual(account);
  });

  test("given that an account is disabled twice, then the first time stays", async () => {
    const account = await create("viewer");
    const first = await change(account, { disabled: true });
    const later = contextOf(OPERATOR, new Date(Date.now() + 60_000));
    const second = await changeAccount({ ctx: later, input: { id: account.id, change: { disabled: true } } });
    expect(second.disabledAt).toBe(first.disabledAt);
  });

  test("given an account that does not exist, then it is not_found", async () => {
    await expect(change({ id: "0190163d-8694-739b-aea5-966c26f8ad91" }, {})).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("given an e-mail address that is taken, then the field is named", async () => {
  const { email } = await create("viewer");
  const input = { name: "Ben", email, role: "viewer", password: "correct horse battery" } as const;
  await expect(createAccount({ ctx, input })).rejects.toMatchObject({ code: "email_taken", field: "email" });
});
