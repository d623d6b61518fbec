import type { ApiToken } from "#lib/contracts/api-token.ts";
import * as apiTokens from "#lib/db/api-tokens.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** Every API token, newest first, revoked ones included. */
export async function listApiTokens({ ctx }: { ctx: Context }): Promise<ApiToken[]> {
  authorize(ctx, "tokens:manage");
  return apiTokens.listApiTokens();
}
