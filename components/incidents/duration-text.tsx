import { Elapsed } from "#components/incident/elapsed.tsx";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import { shortDuration } from "#lib/incident/duration.ts";

type DurationTextProps = { incident: Pick<IncidentSummary, "startedAt" | "durationMinutes"> };

/** How long it took, or, ticking, for how long it has been open. Only open ones listen to the clock. */
export function DurationText({ incident: { startedAt, durationMinutes } }: DurationTextProps) {
  return (
    <span className="figures whitespace-nowrap">
      {durationMinutes === null ? (
        <>
          open <Elapsed since={startedAt} />
        </>
      ) : (
        shortDuration(durationMinutes)
      )}
    </span>
  );
}
