"use client";

import { RefreshCw } from "lucide-react";
import { useFreshness } from "#components/monitor/use-freshness.ts";
import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import { READING_STATES } from "#components/triage/reading-state.ts";
import type { Triage } from "#components/triage/use-triage.ts";
import { Age } from "#components/ui/age.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { ReadingState, TriageRun } from "#lib/contracts/triage.ts";
import type { EvidenceAnswer } from "#lib/triage/answers.ts";

type EvidencePanelProps = {
  /** What the evidence answers here; undefined where it does not. */
  said: EvidenceAnswer | undefined;
  /** Null before the first run ever. */
  run: TriageRun | null;
  triage: Triage;
  mayRun: boolean;
};

/** The fact that answers a question, its probe and its age, and the way to a newer one. */
export function EvidencePanel({ said, run, triage, mayRun }: EvidencePanelProps) {
  const { isFresh } = useFreshness();
  const isOld = run !== null && (triage.failure !== undefined || !isFresh(run.endedAt));
  return (
    <section
      aria-labelledby="evidence"
      className={classNames("flex flex-col gap-3 rounded-8 bg-sunken p-4", isOld && "hatched")}
    >
      <h2 id="evidence" className="text-14 font-semibold">
        Evidence
      </h2>
      {run === null ? (
        <p className="text-14 text-muted">No triage has run yet. The tree can be walked by hand all the same.</p>
      ) : said === undefined ? (
        <p className="text-14 text-muted">No probe answers this. Look yourself, as described, and answer by hand.</p>
      ) : (
        <Said said={said} run={run} isOld={isOld} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 text-12 text-muted">
        {run === null ? null : (
          <span>
            Asked <Age since={run.endedAt} />
          </span>
        )}
        {mayRun ? (
          <Button size="small" busy={triage.running} busyLabel="Running triage" onClick={triage.runNow}>
            <RefreshCw aria-hidden="true" />
            {run === null ? "Run the first triage" : "Run triage"}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Said({ said: { fact }, run, isOld }: { said: EvidenceAnswer; run: TriageRun; isOld: boolean }) {
  const reading = run.readings.find(({ probe }) => probe === fact.probe);
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 text-12 text-muted">
        {PROBE_WORDS[fact.probe].title}
        {reading === undefined ? null : <State state={reading.state} isOld={isOld} />}
      </p>
      <p className="wrap-anywhere">{fact.fact}</p>
    </div>
  );
}

function State({ state, isOld }: { state: ReadingState; isOld: boolean }) {
  const { meaning, word } = READING_STATES[state];
  if (isOld) return <StateMark meaning="unknown">Old: {word.toLowerCase()} then</StateMark>;
  return <StateMark meaning={meaning}>{word}</StateMark>;
}
