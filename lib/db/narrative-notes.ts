import type { PostmortemProgress } from "#lib/contracts/incident.ts";
import { db } from "#lib/db/client.ts";
import { publish } from "#lib/db/publish.ts";
import { searchWords } from "#lib/db/search-words.ts";

/**
 * Keeps with the incident what a narrative says: the words for the search, and how far it is unless it is published. Pages are
 * told: what was published may be outdated now.
 */
export async function noteNarrativeOf(
  number: number,
  { texts, progress }: { texts: Iterable<string>; progress: Exclude<PostmortemProgress, "published"> },
): Promise<void> {
  const narrativeWords = searchWords(texts).join(" ");
  await db().$transaction(async (transaction) => {
    await transaction.incident.updateMany({
      where: { number, postmortem: { notIn: [progress, "published"] } },
      data: { postmortem: progress },
    });
    // All words are indexed anew where they are written, even the same ones.
    await transaction.incident.updateMany({
      where: { number, narrativeWords: { not: narrativeWords } },
      data: { narrativeWords },
    });
    await publish(transaction, { kind: "postmortem", number });
  });
}
