"use client";

import { nextUpdate } from "#components/dashboard/next-update.ts";
import { DrillMark } from "#components/incident/drill-mark.tsx";
import { PassedDeadline } from "#components/incident/passed-deadline.tsx";
import { incidentPath } from "#components/incident/paths.ts";
import { RunningClocks } from "#components/incident/running-clocks.tsx";
import { StatusBadge } from "#components/incident/status-badge.tsx";
import { DurationText } from "#components/incidents/duration-text.tsx";
import { SeverityBadge } from "#components/triage/severity-badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import { Link } from "#components/ui/link.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";

/** One open incident, in one line where there is room; the whole of it leads to the incident. */
export function OpenIncidentRow({ incident, old }: { incident: IncidentSummary; old: boolean }) {
  const { number, drill, severity, status, impact, commander, nextUpdateAt } = incident;
  return (
    <li
      className={classNames(
        "relative flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3 text-14 last:border-b-0 xl:justify-end hover:bg-sunken has-focus-visible:bg-accent-quiet",
        old && "hatched",
      )}
    >
      <Link
        href={incidentPath(number)}
        className="figures rounded-4 font-semibold text-accent-ink underline underline-offset-4 after:absolute after:inset-0"
      >
        {incidentName(number)}
      </Link>
      <SeverityBadge severity={severity} />
      <StatusBadge status={status} />
      {drill ? <DrillMark /> : null}
      <span className="min-w-0 flex-1 basis-56 break-words max-sm:basis-full">{impact ?? "Impact unknown"}</span>
      <span className="text-muted">{commander ?? "nobody"}</span>
      <DurationText incident={incident} />
      <RunningClocks incident={incident} />
      <NextUpdateMark at={nextUpdateAt} />
      <PassedDeadline incident={incident} />
    </li>
  );
}

function NextUpdateMark({ at }: { at: string | null }) {
  const { overdue, text } = nextUpdate(at, useCurrentSecond());
  if (overdue) return <StateMark meaning="degraded">{text}</StateMark>;
  return <span className="figures text-muted">{text}</span>;
}
