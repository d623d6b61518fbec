import * as comments from "#lib/db/postmortem-comments.ts";
import { withPostmortemHeld } from "#lib/db/postmortems.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import { isOwn, noSuchComment } from "#lib/services/comment-rules.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/**
 * Deletes a comment with the answers to it, which its author may and an administrator.
 * @throws ServiceError `not_found`, `unauthenticated`, `forbidden`
 */
export async function deleteComment({
  ctx,
  input: { number, id },
}: {
  ctx: Context;
  input: { number: number; id: string };
}): Promise<void> {
  const actor = authorize(ctx, "incidents:command");
  await withPostmortemHeld(number, async (_, transaction) => {
    const comment = await comments.findComment(transaction, number, id);
    if (comment === null) throw noSuchComment();
    if (actor.role !== "admin" && !isOwn(comment, authorOf(actor))) {
      throw new ServiceError("forbidden", `Only ${comment.author.name} and administrators delete this comment.`);
    }
    await comments.deleteComment(transaction, number, id);
  });
}
