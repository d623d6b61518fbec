import { randomUUID } from "node:crypto";
import { hashPassword } from "#lib/auth/password.ts";
import type { Account, FirstAdministrator } from "#lib/contracts/account.ts";
import { anyAccount, withAccountsLocked } from "#lib/db/accounts.ts";
import { recordAudit } from "#lib/db/audit.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/**
 * Makes the administrator of a new installation. Open to everybody, and works once: of requests that arrive together one wins.
 * @throws ServiceError `already_set_up`
 */
export async function createFirstAdministrator({
  ctx,
  input,
}: {
  ctx: Context;
  input: FirstAdministrator;
}): Promise<Account> {
  // Asked before the hash as well: strangers must not be able to make a set-up installation hash passwords.
  if (await anyAccount()) throw alreadySetUp();
  const passwordHash = await hashPassword(input.password);
  return withAccountsLocked(async (accounts, transaction) => {
    if (await accounts.any()) throw alreadySetUp();
    const { name, email } = input;
    const id = randomUUID();
    const account = await accounts.insert({ id, name, email, role: "admin", passwordHash, createdAt: ctx.now });
    await recordAudit(transaction, {
      at: ctx.now,
      by: { kind: "account", id, name },
      action: "account.created",
      subject: name,
      detail: { email, role: "admin", how: "the first administrator" },
    });
    return account;
  });
}

function alreadySetUp(): ServiceError {
  return new ServiceError(
    "already_set_up",
    "This installation has accounts already. Sign in, or ask an administrator for one.",
  );
}
