"use client";

import { Play } from "lucide-react";
import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import { READING_STATES } from "#components/triage/reading-state.ts";
import { SideBadge } from "#components/triage/side-badge.tsx";
import { useRunTriage } from "#components/triage/use-run-triage.ts";
import { Age } from "#components/ui/age.tsx";
import { Button } from "#components/ui/button.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { ProbeName, TriageRun } from "#lib/contracts/triage.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { APP_ACTION_LABELS, type AppAction } from "#lib/runbook/playbook.ts";

/** The readings that an action is about; none where the verdict alone answers. */
const READINGS: Record<AppAction, readonly ProbeName[]> = {
  "run-triage": [],
  "verify-token": ["api"],
  "check-rate-limit": ["rate-limit"],
  "check-status-page": ["status", "incidents"],
  "check-health": ["health"],
};

/** Lets Offhook do the step: one triage run, of which it shows what the step asks about. */
export function StepAction({ action }: { action: AppAction }) {
  const { runNow, running, answered, failed } = useRunTriage();
  return (
    <div className="flex flex-col items-start gap-2 print:hidden">
      <Button size="small" busy={running} busyLabel="Asking" onClick={() => runNow()}>
        <Play aria-hidden="true" />
        {APP_ACTION_LABELS[action]}
      </Button>
      <div role="status" className="text-14">
        {answered === undefined ? null : <Outcome run={answered} probes={READINGS[action]} />}
        {failed === undefined ? null : <StateMark meaning="unknown">{failed.failure.message}</StateMark>}
      </div>
      {/* Outside the status: an age that ticks would be announced every second. */}
      {answered === undefined ? null : (
        <p className="text-12 text-muted">
          Asked <Age since={answered.endedAt} />
        </p>
      )}
    </div>
  );
}

function Outcome({ run, probes }: { run: TriageRun; probes: readonly ProbeName[] }) {
  const readings = run.readings.filter(({ probe }) => probes.includes(probe));
  return (
    <div className="flex flex-col gap-1">
      {readings.map(({ probe, state, value }) => (
        <p key={probe} className="flex flex-wrap items-center gap-x-2">
          {PROBE_WORDS[probe].title}
          <StateMark meaning={READING_STATES[state].meaning}>{READING_STATES[state].word}</StateMark>
          <span className="font-mono wrap-anywhere">{value}</span>
        </p>
      ))}
      <p className="flex flex-wrap items-center gap-x-2">
        <SideBadge side={run.verdict.side} confidence={run.verdict.confidence} />
        {LEAF_MEANINGS[run.verdict.leaf].title}
      </p>
    </div>
  );
}
