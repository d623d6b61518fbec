"use client";

import { useByClock } from "#components/ui/clock.tsx";
import { Time } from "#components/ui/time.tsx";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { useLoaded } from "#components/ui/use-loaded.ts";
import type { BusinessCalendar } from "#lib/incident/business-calendar.ts";

const loadResponseDeadline = () =>
  import("#lib/incident/response-deadline.ts").then((module) => module.responseDeadline);

/** What the hours mean, for an alert of this minute. */
export function BusinessCalendarPreview({ calendar }: { calendar: BusinessCalendar }) {
  const responseDeadline = useLoaded(loadResponseDeadline);
  const isAlive = useIsAlive();
  const minute = useByClock((second) => Math.floor(second / 60));
  const due = isAlive && responseDeadline !== undefined ? dueAt(responseDeadline, minute, calendar) : undefined;
  return (
    <p className="min-h-6 text-14">
      {due === undefined ? null : due === null ? (
        <span className="text-muted">With these hours no deadline can be told yet.</span>
      ) : (
        <>
          With these hours a P4 that alerts now has to be answered by <Time at={due} />.
        </>
      )}
    </p>
  );
}

/** Null where the calendar, as far as it is typed, has no answer. */
function dueAt(
  responseDeadline: Awaited<ReturnType<typeof loadResponseDeadline>>,
  minute: number,
  calendar: BusinessCalendar,
): string | null {
  try {
    return responseDeadline("P4", new Date(minute * 60_000).toISOString(), calendar);
  } catch {
    return null;
  }
}
