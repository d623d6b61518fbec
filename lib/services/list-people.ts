import type { Person } from "#lib/contracts/person.ts";
import * as accounts from "#lib/db/accounts.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Those who can be given a role or an action item, by name.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function listPeople({ ctx }: { ctx: Context }): Promise<Person[]> {
  authorize(ctx, "incidents:read");
  return accounts.listPeople();
}
