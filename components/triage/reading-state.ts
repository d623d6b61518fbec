import type { Meaning } from "#components/ui/tone.ts";
import type { ReadingState } from "#lib/contracts/triage.ts";

/** How a reading's state is shown: one of the four meanings, with its word. */
export const READING_STATES: Record<ReadingState, { meaning: Meaning; word: string }> = {
  ok: { meaning: "healthy", word: "OK" },
  warn: { meaning: "degraded", word: "Warning" },
  fail: { meaning: "failing", word: "Failing" },
  unknown: { meaning: "unknown", word: "Unknown" },
};
