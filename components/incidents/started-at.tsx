"use client";

import { useViewerZone } from "#components/incident/use-viewer-zone.ts";
import { timeText } from "#components/ui/time-text.ts";

/**
 * When the first alert came, in the viewer's zone, which is named. Not a `Time`: that would be a stop for Tab in each of a
 * hundred rows. UTC stands in the title of the row's link.
 */
export function StartedAt({ at }: { at: string }) {
  const zone = useViewerZone();
  return (
    <time dateTime={at} className="figures whitespace-nowrap">
      {timeText(at, zone, "minute")}
    </time>
  );
}
