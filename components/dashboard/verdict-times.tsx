"use client";

import { nextLookText } from "#components/dashboard/next-look.ts";
import { Age } from "#components/ui/age.tsx";
import { durationText } from "#components/ui/age-text.ts";
import { useByClock } from "#components/ui/clock.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Monitoring } from "#lib/contracts/monitor.ts";
import type { TriageRun } from "#lib/contracts/triage.ts";

type VerdictTimesProps = {
  run: Pick<TriageRun, "endedAt" | "ranBy">;
  /** Since when every run has said the same. */
  since: string;
  monitoring: Monitoring;
  /** True when the figures no longer tell how things are now. */
  old: boolean;
  /** False where this page is behind: then it knows nothing of the monitor. */
  isCaughtUp: boolean;
  /** Whether the monitor, which should look, has not looked for too long; a person's own run changes nothing about that. */
  monitorStopped: boolean;
};

/** How long it has been so, how old that knowledge is, and when there will be newer. */
export function VerdictTimes({ run, since, old, ...monitor }: VerdictTimesProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1 max-sm:flex-1 max-sm:basis-40">
      <p className="flex flex-wrap items-baseline gap-x-3">
        {old ? null : <HeldFor since={since} />}
        <span>
          asked <Age since={run.endedAt} />
          {run.ranBy === null ? null : <span className="max-sm:hidden"> by {run.ranBy}</span>}
        </span>
        {old || !monitor.isCaughtUp ? null : <NextLook monitoring={monitor.monitoring} />}
      </p>
      <MonitorState {...monitor} />
    </div>
  );
}

function HeldFor({ since }: { since: string }) {
  const text = useByClock((second) => {
    const seconds = second - Math.floor(Date.parse(since) / 1_000);
    return seconds < 1 ? "As of now" : `For ${durationText(seconds)}`;
  });
  return (
    <time dateTime={since} className="figures text-16 font-semibold whitespace-nowrap text-ink">
      {text}
    </time>
  );
}

function NextLook({ monitoring }: { monitoring: Monitoring }) {
  const text = useByClock((second) => nextLookText(monitoring, second));
  return text === null ? null : <span className="figures whitespace-nowrap">{text}</span>;
}

/** What the reader must know of the monitor; nothing while it simply does its work, or while this page cannot tell. */
function MonitorState({
  monitoring: { on, lastRunAt, slowedBy },
  isCaughtUp,
  monitorStopped,
}: Pick<VerdictTimesProps, "monitoring" | "isCaughtUp" | "monitorStopped">) {
  if (!on) return <p>Monitoring is switched off: only people run triage.</p>;
  if (monitorStopped && lastRunAt !== null) {
    return (
      <StateMark meaning="unknown">
        <span>
          Monitoring stopped: it has asked nothing since <Time at={lastRunAt} detail="recent" /> (P4: a monitoring gap)
        </span>
      </StateMark>
    );
  }
  return isCaughtUp && slowedBy !== null ? <p>Asking less often: {slowedBy}</p> : null;
}
