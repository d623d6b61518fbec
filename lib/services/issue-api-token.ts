import { randomUUID } from "node:crypto";
import { makeApiToken } from "#lib/auth/api-token.ts";
import type { IssuedApiToken, NewApiToken } from "#lib/contracts/api-token.ts";
import { insertApiToken } from "#lib/db/api-tokens.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Makes an API token. The answer is the only place where the token itself ever appears. It works until it is revoked, also
 * after the account that made it is disabled: it belongs to a program.
 */
export async function issueApiToken({ ctx, input }: { ctx: Context; input: NewApiToken }): Promise<IssuedApiToken> {
  const actor = authorize(ctx, "tokens:manage");
  const { token, prefix, hash } = makeApiToken();
  const createdById = actor.kind === "account" ? actor.id : null;
  const row = { ...input, id: randomUUID(), prefix, hash, createdAt: ctx.now, createdById };
  return { ...(await insertApiToken(row, authorOf(actor))), token };
}
