"use client";

import { RefreshCw } from "lucide-react";
import { memo } from "react";
import { NextActionPanel } from "#components/dashboard/next-action-panel.tsx";
import { VerdictActions } from "#components/dashboard/verdict-actions.tsx";
import { VerdictTimes } from "#components/dashboard/verdict-times.tsx";
import { useFreshness } from "#components/monitor/use-freshness.ts";
import type { PlaybookSummary } from "#components/runbook/playbook-summary.ts";
import { FactList } from "#components/triage/fact-list.tsx";
import { responseText } from "#components/triage/response-text.ts";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { SideBadge } from "#components/triage/side-badge.tsx";
import { verdictMeaning } from "#components/triage/verdict-meaning.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { StateMark } from "#components/ui/state-mark.tsx";
import { TONE_SURFACE } from "#components/ui/tone.ts";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import type { Monitoring } from "#lib/contracts/monitor.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";
import { verdictSentence } from "#lib/triage/verdict-sentence.ts";

type VerdictPanelProps = {
  run: TriageRun;
  /** Since when every run has said the same. */
  since: string;
  monitoring: Monitoring;
  playbook: PlaybookSummary;
  /** Whether it could be refreshed. */
  isRefreshed: boolean;
  /** Absent for who may not run triage. */
  onRun?: (() => void) | undefined;
  running: boolean;
  /** The open incident of the verdict's problem; null where it can still be declared. */
  declared: IncidentSummary | null;
  /** Whether the monitor proposes it as an incident, on top of every page. */
  isProposed: boolean;
  /** Whether the viewer may declare and change incidents. */
  mayCommand: boolean;
};

/** Whose problem, how bad, how long ago, what next; then why. */
export function VerdictPanel({ isRefreshed, ...shown }: VerdictPanelProps) {
  const { isCaughtUp, isFresh, monitorStopped } = useFreshness();
  return (
    <DrawnVerdict
      {...shown}
      old={!isRefreshed || !isFresh(shown.run.endedAt)}
      isCaughtUp={isCaughtUp}
      monitorStopped={monitorStopped}
    />
  );
}

type DrawnVerdictProps = Omit<VerdictPanelProps, "isRefreshed"> & {
  /** True when the figures no longer tell how things are now. */
  old: boolean;
  isCaughtUp: boolean;
  monitorStopped: boolean;
};

/** Drawn anew only when it changes, and not with every second that whether it does is looked at. */
const DrawnVerdict = memo(function DrawnVerdict({
  run,
  playbook,
  old,
  onRun,
  running,
  declared,
  isProposed,
  mayCommand,
  ...times
}: DrawnVerdictProps) {
  const { verdict } = run;
  const isWrong = verdict.severity !== null;
  const isUrgent = isWrong && verdict.severity !== "P4";
  const { meaning, word } = verdictMeaning(verdict);
  const sentence = verdictSentence(run);
  return (
    <article aria-label="Verdict" className="overflow-hidden rounded-8 border border-line bg-surface">
      <div
        className={classNames(
          "flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b px-4 py-3 sm:px-6",
          TONE_SURFACE[old ? "unknown" : meaning],
        )}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SideBadge side={verdict.side} confidence={verdict.confidence} />
          {old ? (
            <StateMark meaning="unknown">Old: {word.toLowerCase()} then</StateMark>
          ) : (
            <StateMark meaning={meaning}>{word}</StateMark>
          )}
        </div>
        {verdict.severity === null ? null : (
          <p className="flex items-center gap-2 text-14">
            <SeverityBadge severity={verdict.severity} />
            <span>suggested · respond {responseText(verdict.severity)}</span>
          </p>
        )}
      </div>
      <div className="grid lg:grid-cols-[1fr_20rem]">
        <div className="flex flex-col gap-4 px-4 py-6 sm:px-6">
          <h1 className="max-w-[26ch] text-28 font-semibold text-balance sm:text-40">{sentence}</h1>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-14 text-muted max-sm:justify-between">
            <VerdictTimes run={run} old={old} {...times} />
            {onRun === undefined ? null : (
              <Button size="small" busy={running} busyLabel="Running triage" onClick={onRun}>
                <RefreshCw aria-hidden="true" />
                Run triage
              </Button>
            )}
          </div>
        </div>
        <div className="flex flex-col gap-6 px-4 pb-6 sm:px-6 lg:row-span-2 lg:border-l lg:border-line lg:pt-6">
          {isWrong && mayCommand ? (
            <VerdictActions declared={declared} isProposed={isProposed} urgent={isUrgent} />
          ) : null}
          <NextActionPanel
            leaf={verdict.leaf}
            playbook={playbook}
            weight={isWrong && mayCommand ? "beside-actions" : isUrgent ? "urgent" : "normal"}
            mayCommand={mayCommand}
          />
        </div>
        <div className="grid gap-6 border-t border-line px-4 py-6 sm:grid-cols-2 sm:px-6">
          <FactList title="Decided by" facts={verdict.decidedBy} />
          <FactList title="What would change it" facts={verdict.wouldFlip} />
        </div>
      </div>
      <p role="status" className="sr-only">
        {verdict.side}: {sentence}
      </p>
    </article>
  );
});
