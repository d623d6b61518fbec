"use client";

import { useCurrentSecond } from "#components/ui/clock.ts";
import type { IncidentSummary } from "#lib/contracts/incident.ts";
import { minutesBetween, shortDuration } from "#lib/incident/duration.ts";

type DurationTextProps = { incident: Pick<IncidentSummary, "startedAt" | "durationMinutes"> };

/** How long it took, or, ticking, for how long it has been open. */
export function DurationText({ incident: { startedAt, durationMinutes } }: DurationTextProps) {
  return (
    <span className="figures whitespace-nowrap">
      {durationMinutes === null ? <OpenFor since={startedAt} /> : shortDuration(durationMinutes)}
    </span>
  );
}

/** Only open incidents listen to the clock: a list of a thousand closed ones stands still. */
function OpenFor({ since }: { since: string }) {
  const now = new Date(useCurrentSecond() * 1_000).toISOString();
  return `open ${shortDuration(Math.max(0, minutesBetween(since, now)))}`;
}
