import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";
import { latestPublished } from "#lib/db/postmortem-versions.ts";
import { markPublished } from "#lib/db/postmortems.ts";
import { authorOf } from "#lib/services/author-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { holdNarrative, keepVersion, putTogether, withLast, writersOf } from "#lib/services/hold-narrative.ts";
import { markdownOf } from "#lib/services/stored-narrative.ts";

/**
 * Freezes the document as it is exported now. Where it says what was published last, that is answered once more.
 * @throws ServiceError `not_found`, `busy`, `unauthenticated`, `forbidden`
 */
export async function publishPostmortem({
  ctx,
  input: { number },
}: {
  ctx: Context;
  input: { number: number };
}): Promise<PostmortemVersion> {
  const by = authorOf(authorize(ctx, "incidents:command"));
  return holdNarrative(number, async (held) => {
    const { transaction, events, postmortem, texts } = held;
    const markdown = markdownOf({ events, outline: postmortem.outline }, texts);
    const before = await latestPublished(number, transaction);
    if (before !== null && before.markdown === markdown) return withoutMarkdown(before);
    const version = await keepVersion(held, {
      kind: "published",
      published: (before?.published ?? 0) + 1,
      markdown,
      authors: withLast(writersOf(held), by),
      madeAt: ctx.now,
    });
    await markPublished(transaction, number);
    await putTogether(held, []);
    return version;
  });
}

function withoutMarkdown<T extends { markdown: string }>({ markdown: _, ...version }: T): Omit<T, "markdown"> {
  return version;
}
