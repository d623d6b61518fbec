import { hashPassword } from "#lib/auth/password.ts";
import type { Account, AccountChange } from "#lib/contracts/account.ts";
import { withAccountsLocked } from "#lib/db/accounts.ts";
import { recordAudit } from "#lib/db/audit.ts";
import { accountAudit } from "#lib/services/account-audit.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/**
 * Changes what the input names. A new password, and disabling, end the account's sessions at their next request.
 * @throws ServiceError `not_found`, `last_administrator`, `unauthenticated`, `forbidden`
 */
export async function changeAccount({
  ctx,
  input: { id, change },
}: {
  ctx: Context;
  input: { id: string; change: AccountChange };
}): Promise<Account> {
  const by = authorOf(authorize(ctx, "accounts:manage"));
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  return withAccountsLocked(async (accounts, transaction) => {
    const account = await accounts.find(id);
    if (account === null) throw new ServiceError("not_found", "There is no such account.");
    if (stopsAdministering(account, change) && (await accounts.otherEnabledAdministrators(id)) === 0) {
      throw new ServiceError(
        "last_administrator",
        `${account.name} is the only administrator who can sign in. Make somebody else an administrator first.`,
        { field: change.disabled ? "disabled" : "role" },
      );
    }
    const changed = await accounts.update(id, {
      name: change.name,
      role: change.role,
      passwordHash,
      disabledAt: disabledAt(account, change, ctx.now),
      endSessions: change.disabled === true || passwordHash !== undefined,
    });
    for (const event of accountAudit(account, changed, { passwordSet: passwordHash !== undefined })) {
      await recordAudit(transaction, { at: ctx.now, by, ...event });
    }
    return changed;
  });
}

function stopsAdministering(account: Account, change: AccountChange): boolean {
  const administers = account.role === "admin" && account.disabledAt === null;
  const demoted = change.role !== undefined && change.role !== "admin";
  return administers && (demoted || change.disabled === true);
}

/** Undefined leaves it; an account that is disabled already keeps its time. */
function disabledAt(account: Account, { disabled }: AccountChange, now: Date): Date | null | undefined {
  if (disabled === undefined || disabled === (account.disabledAt !== null)) return undefined;
  return disabled ? now : null;
}
