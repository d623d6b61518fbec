import { randomUUID } from "node:crypto";
import { hashPassword } from "#lib/auth/password.ts";
import type { Account, NewAccount } from "#lib/contracts/account.ts";
import { insertAccount } from "#lib/db/accounts.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/** @throws ServiceError `email_taken`, `unauthenticated`, `forbidden` */
export async function createAccount({ ctx, input }: { ctx: Context; input: NewAccount }): Promise<Account> {
  const by = authorOf(authorize(ctx, "accounts:manage"));
  const { password, ...rest } = input;
  const passwordHash = await hashPassword(password);
  const account = await insertAccount({ ...rest, id: randomUUID(), passwordHash, createdAt: ctx.now }, by);
  if (account === null) {
    throw new ServiceError("email_taken", `There is an account for ${input.email} already.`, { field: "email" });
  }
  return account;
}
