"use client";

import { answeredWords } from "#components/incident/clock-words.ts";
import { Elapsed } from "#components/incident/elapsed.tsx";
import { PassedDeadline } from "#components/incident/passed-deadline.tsx";
import { ResponseMark, TimeSplit, useClocks, WaitingMark } from "#components/incident/running-clocks.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { shortDuration } from "#lib/incident/duration.ts";
import { milestonesOf } from "#lib/incident/milestones.ts";

/** How long it has been going on, or went on, counted from the first alert; whose time that was, and what runs beside it. */
export function IncidentClock({ record }: { record: IncidentRecord }) {
  const { startedAt, endedAt, durationMinutes, acknowledgedAt } = record;
  const resolution = milestonesOf(record).resolution?.body;
  const answered = useClocks(record, ({ response }) => (response.state === "met" ? answeredWords(response) : null));
  return (
    <section aria-label="Clocks" className="flex flex-col items-start gap-1">
      <p className="figures text-28 font-semibold" role="timer" aria-label={endedAt === null ? "Open for" : "It took"}>
        {durationMinutes === null ? <Elapsed since={startedAt} /> : shortDuration(durationMinutes)}
      </p>
      <TimeSplit incident={record} className="text-14" />
      {endedAt === null ? (
        <p className="text-14 text-muted">
          since the first alert, <Time at={startedAt} />
        </p>
      ) : (
        <p className="text-14 text-muted">
          <Time at={startedAt} /> to <Time at={endedAt} />
        </p>
      )}
      {acknowledgedAt === null && endedAt === null ? (
        <>
          <ResponseMark incident={record} />
          <p className="text-12 text-muted">
            {record.severity}: acknowledge by <Time at={record.respondBy} />
          </p>
        </>
      ) : (
        <p className="text-14 text-muted">{acknowledgedAt === null ? "Never acknowledged" : answered}</p>
      )}
      <WaitingMark incident={record} />
      {resolution?.kind === "resolved" ? (
        <p className="text-14 wrap-anywhere">
          <span className="text-muted">Fixed by: </span>
          {resolution.text}
        </p>
      ) : null}
      {/* The promised update is told where it is shown. */}
      <PassedDeadline incident={{ ...record, nextUpdateAt: null }} />
    </section>
  );
}
