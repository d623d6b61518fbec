"use client";

import { timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";

/** An instant in the viewer's zone as mere text, for inside a button. Elsewhere use `Time`, which also tells UTC. */
export function PlainTime({ at }: { at: string }) {
  const zone = useViewerZone();
  return (
    <time dateTime={at} className="figures">
      {timeText(at, zone, "minute")}
    </time>
  );
}
