import type { Confidence, Side } from "#lib/contracts/triage.ts";

/** Whose problem it is, as a word: the first thing that is read on the page. */
export function SideBadge({ side, confidence }: { side: Side; confidence: Confidence }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className="painted rounded-4 bg-ink px-2 py-1 text-14 leading-4 font-bold tracking-wider text-canvas uppercase">
        {side}
      </span>
      {confidence === "probable" ? <span className="text-14 font-medium">probable</span> : null}
    </span>
  );
}
