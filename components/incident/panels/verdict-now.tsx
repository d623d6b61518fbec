import { useFreshness } from "#components/monitor/use-freshness.ts";
import { FactItems } from "#components/triage/fact-items.tsx";
import { SideBadge } from "#components/triage/side-badge.tsx";
import { verdictMeaning } from "#components/triage/verdict-meaning.ts";
import { Age } from "#components/ui/age.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { TriageRun } from "#lib/contracts/triage.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

type VerdictNowProps = {
  run: TriageRun;
  /** How the incident is classified. */
  leaf: Leaf | null;
  /** True when it could not be refreshed. */
  isStale: boolean;
};

/** Whose problem it is by the latest run, how old that is, and whether it still agrees with the incident. */
export function VerdictNow({ run, leaf, isStale }: VerdictNowProps) {
  const { verdict } = run;
  const { isFresh } = useFreshness();
  const isOld = isStale || !isFresh(run.endedAt);
  const { meaning, word } = verdictMeaning(verdict);
  const differs = leaf !== null && leaf !== verdict.leaf;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SideBadge side={verdict.side} confidence={verdict.confidence} />
        {isOld ? (
          <StateMark meaning="unknown">Old: {word.toLowerCase()} then</StateMark>
        ) : (
          <StateMark meaning={meaning}>{word}</StateMark>
        )}
      </div>
      <p className="font-medium">{verdictSentence(run)}</p>
      {differs ? (
        <p className="text-14">
          The incident is classified as {LEAF_MEANINGS[leaf].title}; the evidence now says{" "}
          {LEAF_MEANINGS[verdict.leaf].title}.
        </p>
      ) : null}
      <p className="text-12 text-muted">
        {run.simulated ? "Simulated. " : null}Asked <Age since={run.endedAt} />
        {run.ranBy === null ? null : ` by ${run.ranBy}`}
      </p>
      <Disclosure summary={`Decided by ${verdict.decidedBy.length} facts`}>
        <FactItems facts={verdict.decidedBy} />
      </Disclosure>
    </div>
  );
}
