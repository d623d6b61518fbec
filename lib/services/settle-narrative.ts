import { holdNarrative, keepVersion, putTogether, writersOf } from "#lib/services/hold-narrative.ts";

/**
 * Puts what is stored of a narrative into one update and, where asked, a version of it into the history if it says something new.
 * Nobody who writes meanwhile waits, and nothing that they store is touched. The process itself calls it.
 * @throws ServiceError `not_found`, `busy`
 */
export async function settleNarrative({
  number,
  now,
  version,
}: {
  number: number;
  now: Date;
  version: boolean;
}): Promise<void> {
  await holdNarrative(number, async (held) => {
    const writers = writersOf(held);
    if (version && !held.isKept) await keepVersion(held, { kind: "saved", authors: writers, madeAt: now });
    await putTogether(held, version || held.isKept ? [] : writers);
  });
}
