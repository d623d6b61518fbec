"use client";

import { useCurrentSecond } from "#components/ui/clock.tsx";
import { minutesBetween, shortDuration } from "#lib/incident/duration.ts";

/** How long it has been, ticking, in the same minutes as the record will say when it is over. */
export function Elapsed({ since }: { since: string }) {
  const now = new Date(useCurrentSecond() * 1_000).toISOString();
  return <>{shortDuration(Math.max(0, minutesBetween(since, now)))}</>;
}
