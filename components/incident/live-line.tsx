"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { useLatestChange } from "#components/incident/use-latest-change.ts";
import { Age } from "#components/ui/age.tsx";

/** A quiet line: what somebody else just did while this page was open. Its room is kept, so that nothing moves when it comes. */
export function LiveLine() {
  const { record, me } = useIncidentOnPage();
  const { change, said } = useLatestChange(record, me);
  return (
    <div className="-mb-4 min-h-6 print:hidden">
      {change === null ? null : (
        <p key={change.seq} className="animate-changed rounded-4 text-14 wrap-anywhere text-muted">
          <span className="font-medium text-ink">{change.by.name}</span>: {change.words},{" "}
          <Age since={change.recordedAt} />
        </p>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
