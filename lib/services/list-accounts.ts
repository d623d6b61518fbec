import type { Account } from "#lib/contracts/account.ts";
import * as accounts from "#lib/db/accounts.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** Every account, oldest first. */
export async function listAccounts({ ctx }: { ctx: Context }): Promise<Account[]> {
  authorize(ctx, "accounts:manage");
  return accounts.listAccounts();
}
