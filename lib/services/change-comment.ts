import type { CommentChange, PostmortemComment } from "#lib/contracts/postmortem.ts";
import { findComment, updateComment } from "#lib/db/postmortem-comments.ts";
import { withPostmortemHeld } from "#lib/db/postmortems.ts";
import type { Author } from "#lib/incident/author.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import { isOwn, noSuchComment } from "#lib/services/comment-rules.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

/**
 * Changes what a comment says, which its author alone may, or resolves it or opens it again, which everybody may who writes.
 * @throws ServiceError `not_found`, `invalid_command`, `unauthenticated`, `forbidden`
 */
export async function changeComment({
  ctx,
  input: { number, id, change },
}: {
  ctx: Context;
  input: { number: number; id: string; change: CommentChange };
}): Promise<PostmortemComment> {
  const by = authorOf(authorize(ctx, "incidents:command"));
  return withPostmortemHeld(number, async (_, transaction) => {
    const before = await findComment(transaction, number, id);
    if (before === null) throw noSuchComment();
    const after = changed(before, change, by, instant(ctx.now));
    if (after !== before) await updateComment(transaction, number, after);
    return after;
  });
}

/** The comment itself where nothing changes. */
function changed(before: PostmortemComment, { text, resolved }: CommentChange, by: Author, at: Instant) {
  let after = before;
  if (text !== undefined && text !== before.text) {
    if (!isOwn(before, by)) {
      throw new ServiceError(
        "forbidden",
        `Only ${before.author.name} changes what this comment says. Answer it instead.`,
      );
    }
    after = { ...after, text, editedAt: at };
  }
  if (resolved !== undefined && resolved !== (before.resolved !== null)) {
    if (before.place === null) {
      const message = "An answer is not resolved by itself. Resolve the comment that it answers.";
      throw new ServiceError("invalid_command", message, { field: "resolved" });
    }
    after = { ...after, resolved: resolved ? { by, at } : null };
  }
  return after;
}
