import { Badge } from "#components/ui/badge.tsx";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

const WHOSE = {
  theirs: "Usually theirs",
  ours: "Usually ours",
  unknown: "Whose is unknown",
  healthy: "Healthy",
} as const;

/** What a leaf means, whose it usually is, and what the runbook answers. */
export function LeafSummary({ leaf }: { leaf: Leaf }) {
  const { usually, meaning, response } = LEAF_MEANINGS[leaf];
  return (
    <div className="flex max-w-prose flex-col items-start gap-2">
      <Badge>{WHOSE[usually]}</Badge>
      <p>{meaning}</p>
      <p className="text-14 text-muted">{response.join(" → ")}</p>
    </div>
  );
}
