import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

const WHOSE = {
  theirs: "Usually theirs",
  ours: "Usually ours",
  unknown: "Whose is unknown",
  healthy: "Healthy",
} as const;

type LeafSummaryProps = {
  leaf: Leaf;
  /** Whose it is, where somebody knows better than what is usual. */
  whose?: ReactNode;
};

/** What a leaf means, whose it is, and what the runbook answers. */
export function LeafSummary({ leaf, whose }: LeafSummaryProps) {
  const { usually, meaning, response } = LEAF_MEANINGS[leaf];
  return (
    <div className="flex max-w-prose flex-col items-start gap-2">
      {whose ?? <Badge>{WHOSE[usually]}</Badge>}
      <p>{meaning}</p>
      <p className="text-14 text-muted">{response.join(" → ")}</p>
    </div>
  );
}
