"use client";

import { useState } from "react";
import { useLive } from "#components/monitor/use-live.ts";
import { useByClock } from "#components/ui/clock.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { hourText, isSameDay, recentDetail, timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import type { LiveState } from "#lib/client/live.ts";

/** A time, to the second with its zone, and to the minute; each with its day where that is not today. */
type Since = { text: string; short: string };

/** Whether the page follows what changes. What it says aloud is only that it stopped, and that it goes on. */
export function LiveMark() {
  const state = useLive();
  const [wasLost, setWasLost] = useState(false);
  if (state.status === "not-live" && !wasLost) setWasLost(true);
  const since = useSince(state);
  return (
    <div className="min-w-0 text-12">
      <LiveWords state={state} since={since} />
      <p role="status" className="sr-only">
        {since !== null ? `Not live since ${since.text}.` : wasLost && state.status === "live" ? "Live again." : ""}
      </p>
    </div>
  );
}

/** The mark as it is seen. A narrow page has room for the words only where they matter, and for hours and minutes of the time. */
export function LiveWords({ state, since }: { state: LiveState; since: Since | null }) {
  if (since !== null) {
    return (
      <StateMark meaning="unknown">
        <span className="figures flex flex-col text-12">
          <span>Not live</span>
          <span className="max-lg:hidden">since {since.text}</span>
          <span className="lg:hidden">since {since.short}</span>
        </span>
      </StateMark>
    );
  }
  const isLive = state.status === "live";
  return (
    <span className="inline-flex items-center gap-2 text-14 text-muted">
      <span
        aria-hidden="true"
        className={isLive ? "size-2 rounded-full bg-ink" : "size-2 rounded-full border border-edge"}
      />
      <span className="max-md:sr-only">{isLive ? "Live" : "Connecting"}</span>
    </span>
  );
}

/** When it was last live, in the viewer's zone; null while it is, or may soon be. */
function useSince(state: LiveState): Since | null {
  const zone = useViewerZone();
  const sinceMs = state.status === "not-live" ? state.since : null;
  // A page may stand over night.
  const text = useByClock((second) => (sinceMs === null ? "" : sinceText(sinceMs, zone, second * 1_000)));
  const short = useByClock((second) =>
    sinceMs === null ? "" : hourText(sinceMs, zone, { withDay: !isSameDay(sinceMs, second * 1_000, zone) }),
  );
  return sinceMs === null ? null : { text, short };
}

function sinceText(sinceMs: number, zone: string, nowMs: number): string {
  const at = new Date(sinceMs).toISOString();
  return timeText(at, zone, recentDetail(at, zone, nowMs));
}
