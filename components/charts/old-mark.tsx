"use client";

import { useByClock } from "#components/ui/clock.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { hourText, isSameDay } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";

/** That what is drawn ends before now. Its day is told once that is no longer today. */
export function OldMark({ untilMs }: { untilMs: number }) {
  const zone = useViewerZone();
  const withDay = useByClock((second) => !isSameDay(untilMs, second * 1_000, zone));
  return (
    <StateMark meaning="unknown">
      <span className="figures text-12">Old: until {hourText(untilMs, zone, { withDay })}</span>
    </StateMark>
  );
}
