"use client";

import { useId, useState } from "react";
import { useByClock } from "#components/ui/clock.tsx";
import { recentDetail, type TimeDetail, timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";

/**
 * An instant in the viewer's zone, the zone named; UTC on hover, focus or tap. The server, which does not know the zone,
 * sends UTC and says so; the browser replaces it. `recent`: to the second, with its day once that is no longer today.
 */
export function Time({ at, detail: wanted = "minute" }: { at: string; detail?: TimeDetail | "recent" }) {
  const zone = useViewerZone();
  const detail = useByClock((second) => (wanted === "recent" ? recentDetail(at, zone, second * 1_000) : wanted));
  const [shown, setShown] = useState(false);
  const tipId = useId();
  const show = () => setShown(true);
  const hide = () => setShown(false);
  return (
    <span className="relative inline-block" onPointerEnter={show} onPointerLeave={hide}>
      <button
        type="button"
        aria-describedby={shown ? tipId : undefined}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key === "Escape") hide();
        }}
        className="figures cursor-help rounded-4 text-left underline decoration-edge decoration-dotted underline-offset-4 print:no-underline"
      >
        <time dateTime={at}>{timeText(at, zone, detail)}</time>
      </button>
      {shown ? (
        <span
          role="tooltip"
          id={tipId}
          className="figures absolute bottom-full left-0 z-30 animate-float rounded-4 bg-ink px-2 py-1 text-12 whitespace-nowrap text-canvas"
        >
          {timeText(at, "UTC", "second") === timeText(at, zone, "second") ? at : timeText(at, "UTC", "minute")}
        </span>
      ) : null}
    </span>
  );
}
