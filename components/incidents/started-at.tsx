"use client";

import { timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";

/**
 * When the first alert came, in the viewer's zone, which the head of the column names, and a card itself. Not a `Time`: that
 * would be a stop for Tab in each of a hundred rows. UTC stands in the title of the row's link.
 */
export function StartedAt({ at }: { at: string }) {
  const text = timeText(at, useViewerZone(), "minute");
  const end = text.lastIndexOf(" ");
  return (
    <time dateTime={at} className="figures whitespace-nowrap">
      {text.slice(0, end)}
      <span className="lg:hidden">{text.slice(end)}</span>
    </time>
  );
}
