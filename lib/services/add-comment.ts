import { randomUUID } from "node:crypto";
import * as Y from "yjs";
import { COMMENT_LIMITS, type NewComment, type PostmortemComment } from "#lib/contracts/postmortem.ts";
import { countComments, findComment, insertComment } from "#lib/db/postmortem-comments.ts";
import { withPostmortemHeld } from "#lib/db/postmortems.ts";
import type { Outline } from "#lib/runbook/outline.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { inTurn } from "#lib/services/in-turn.ts";
import { noSuchIncident } from "#lib/services/no-such-incident.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { instant } from "#lib/text/instant.ts";

type Place = Extract<NewComment, { place: unknown }>["place"];

/**
 * Remarks something about a place in the narrative, or answers such a remark.
 * @throws ServiceError `not_found`, `not_now`, `invalid_command`, `busy`, `unauthenticated`, `forbidden`
 */
export async function addComment({
  ctx,
  input: { number, comment },
}: {
  ctx: Context;
  input: { number: number; comment: NewComment };
}): Promise<PostmortemComment> {
  const author = authorOf(authorize(ctx, "incidents:command"));
  const place = "place" in comment ? comment.place : null;
  const answers = "answers" in comment ? comment.answers : null;
  const added: PostmortemComment = {
    id: randomUUID(),
    answers,
    place,
    text: comment.text,
    author,
    madeAt: instant(ctx.now),
    editedAt: null,
    resolved: null,
  };
  await inTurn(`comments ${number}`, () =>
    withPostmortemHeld(number, async (postmortem, transaction) => {
      if (postmortem === null) throw noSuchIncident(number);
      if (place !== null) checkPlace(place, postmortem.outline);
      if (answers !== null) checkAnswered(await findComment(transaction, number, answers));
      if ((await countComments(transaction, number)) >= COMMENT_LIMITS.perPostmortem) {
        const most = COMMENT_LIMITS.perPostmortem.toLocaleString("en");
        throw new ServiceError("not_now", `A postmortem has at most ${most} comments. Delete some first.`);
      }
      await insertComment(transaction, number, added);
    }),
  );
  return added;
}

function checkPlace({ section, start, end }: Place, outline: Outline): void {
  if (!outline.some(({ id, kind }) => id === section && kind === "narrative")) {
    const message = `This postmortem has no section ${section} that people write.`;
    throw new ServiceError("invalid_command", message, { field: "place.section" });
  }
  for (const [field, anchor] of Object.entries({ start, end })) {
    if (!isPosition(anchor)) {
      const message = "This is no relative position of Yjs.";
      throw new ServiceError("invalid_command", message, { field: `place.${field}` });
    }
  }
}

function checkAnswered(comment: PostmortemComment | null): void {
  if (comment === null) {
    throw new ServiceError("invalid_command", "There is no such comment here any more.", { field: "answers" });
  }
  if (comment.place === null) {
    const message = "This is an answer itself. Answer the comment that it answers.";
    throw new ServiceError("invalid_command", message, { field: "answers" });
  }
}

function isPosition(anchor: string): boolean {
  try {
    Y.decodeRelativePosition(Buffer.from(anchor, "base64"));
    return true;
  } catch {
    return false;
  }
}
