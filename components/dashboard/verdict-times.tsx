"use client";

import { nextLookText } from "#components/dashboard/next-look.ts";
import { Age } from "#components/ui/age.tsx";
import { durationText } from "#components/ui/age-text.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
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
  /** True when that is because this page could not be refreshed: then it knows nothing of the monitor either. */
  isCutOff: boolean;
};

/** How long it has been so, how old that knowledge is, and when there will be newer. */
export function VerdictTimes({ run, since, monitoring, old, isCutOff }: VerdictTimesProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1 max-sm:flex-1 max-sm:basis-40">
      <p className="flex flex-wrap items-baseline gap-x-3">
        {old ? null : <HeldFor since={since} />}
        <span>
          asked <Age since={run.endedAt} />
          {run.ranBy === null ? null : <span className="max-sm:hidden"> by {run.ranBy}</span>}
        </span>
        {old ? null : <NextLook monitoring={monitoring} />}
      </p>
      <MonitorState run={run} monitoring={monitoring} old={old} isCutOff={isCutOff} />
    </div>
  );
}

function HeldFor({ since }: { since: string }) {
  const seconds = useCurrentSecond() - Math.floor(Date.parse(since) / 1_000);
  return (
    <time dateTime={since} className="figures text-16 font-semibold whitespace-nowrap text-ink">
      {seconds < 1 ? "As of now" : `For ${durationText(seconds)}`}
    </time>
  );
}

function NextLook({ monitoring }: { monitoring: Monitoring }) {
  const text = nextLookText(monitoring, useCurrentSecond());
  return text === null ? null : <span className="figures whitespace-nowrap">{text}</span>;
}

/** What the reader must know of the monitor; nothing while it simply does its work. */
function MonitorState({ run, monitoring, old, isCutOff }: Omit<VerdictTimesProps, "since">) {
  if (!monitoring.on) return <p>Monitoring is switched off: only people run triage.</p>;
  if (isCutOff) return null;
  if (old) {
    return (
      <StateMark meaning="unknown">
        <span>
          Monitoring stopped: nothing was asked since <Time at={run.endedAt} detail="second" /> (P4: a monitoring gap)
        </span>
      </StateMark>
    );
  }
  return monitoring.slowedBy === null ? null : <p>Asking less often: {monitoring.slowedBy}</p>;
}
