import { useFreshness } from "#components/monitor/use-freshness.ts";
import { SideBadge } from "#components/triage/side-badge.tsx";
import { useTriage } from "#components/triage/use-triage.ts";
import { verdictMeaning } from "#components/triage/verdict-meaning.ts";
import { Age } from "#components/ui/age.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { TriageRun } from "#lib/contracts/triage.ts";

/** Whose problem it is by the latest triage, in a line, with its age. The evidence below tells the rest. */
export function HeaderVerdict({ initialRun }: { initialRun: TriageRun | null }) {
  const { run, failure } = useTriage(initialRun);
  return run === null ? null : <Verdict run={run} isStale={failure !== undefined} />;
}

function Verdict({ run: { verdict, endedAt }, isStale }: { run: TriageRun; isStale: boolean }) {
  const { isFresh } = useFreshness();
  const { meaning, word } = verdictMeaning(verdict);
  const isOld = isStale || !isFresh(endedAt);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="text-muted">Now</span>
      <SideBadge side={verdict.side} confidence={verdict.confidence} />
      <StateMark meaning={isOld ? "unknown" : meaning}>{isOld ? `Old: ${word.toLowerCase()} then` : word}</StateMark>
      <span className="text-12 text-muted">
        <Age since={endedAt} />
      </span>
    </span>
  );
}
