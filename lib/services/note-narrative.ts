import { noteNarrativeOf } from "#lib/db/narrative-notes.ts";
import type { Texts } from "#lib/narrative/document.ts";
import { progressOf } from "#lib/narrative/progress.ts";
import { ROOT_CAUSE, SUMMARY } from "#lib/runbook/outline.ts";

/** Keeps with the incident what lists show and search of its narrative. The process itself calls it. */
export async function noteNarrative({ number, texts }: { number: number; texts: Texts }): Promise<void> {
  const { [SUMMARY]: summary = "", [ROOT_CAUSE]: rootCause = "", ...others } = texts;
  // Of a very long narrative the words that come last are not searched.
  const inOrder = [summary, rootCause, ...Object.values(others)];
  await noteNarrativeOf(number, { texts: inOrder, progress: progressOf(texts) });
}
