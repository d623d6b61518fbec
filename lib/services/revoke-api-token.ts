import * as apiTokens from "#lib/db/api-tokens.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/**
 * Ends an API token for good, from the next request on. Doing it twice changes nothing.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function revokeApiToken({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<void> {
  const by = authorOf(authorize(ctx, "tokens:manage"));
  if (!(await apiTokens.revokeApiToken(input.id, { at: ctx.now, by }))) {
    throw new ServiceError("not_found", "There is no such API token.");
  }
}
