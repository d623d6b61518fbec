"use client";

import type { StripSegment } from "#components/dashboard/strip-segments.ts";
import { lengthText, segmentTime } from "#components/dashboard/strip-words.ts";
import { useByClock } from "#components/ui/clock.tsx";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";

/** From when to when a part of the strip lies; how long it is grows while it lasts. */
export function SegmentTimes({ segment }: { segment: StripSegment }) {
  const { fromMs, lasts } = segment;
  const zone = useViewerZone();
  const length = useByClock((second) => (lasts ? `, ${lengthText(second * 1_000 - fromMs)}` : ""));
  return `${segmentTime(segment, zone)}${length}`;
}
