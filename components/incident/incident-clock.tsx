"use client";

import { Elapsed } from "#components/incident/elapsed.tsx";
import { responseText } from "#components/triage/response-text.ts";
import { Time } from "#components/ui/time.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { minutesBetween, shortDuration } from "#lib/incident/duration.ts";
import { milestonesOf } from "#lib/incident/milestones.ts";

/** How long it has been going on, or went on, counted from the first alert. */
export function IncidentClock({ record }: { record: IncidentRecord }) {
  const { startedAt, endedAt, durationMinutes, acknowledgedAt, severity } = record;
  const resolution = milestonesOf(record).resolution?.body;
  return (
    <div className="flex flex-col gap-1">
      <p className="figures text-28 font-semibold" role="timer" aria-label={endedAt === null ? "Open for" : "It took"}>
        {durationMinutes === null ? <Elapsed since={startedAt} /> : shortDuration(durationMinutes)}
      </p>
      {endedAt === null ? (
        <p className="text-14 text-muted">
          since the first alert, <Time at={startedAt} />
        </p>
      ) : (
        <p className="text-14 text-muted">
          <Time at={startedAt} /> to <Time at={endedAt} />
        </p>
      )}
      <p className="text-14 text-muted">
        {acknowledgedAt === null
          ? endedAt === null
            ? `Not acknowledged. ${severity}: respond ${responseText(severity)}`
            : "Never acknowledged"
          : `Acknowledged after ${shortDuration(minutesBetween(startedAt, acknowledgedAt))}`}
      </p>
      {resolution?.kind === "resolved" ? (
        <p className="text-14 wrap-anywhere">
          <span className="text-muted">Fixed by: </span>
          {resolution.text}
        </p>
      ) : null}
    </div>
  );
}
