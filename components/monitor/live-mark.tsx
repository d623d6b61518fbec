"use client";

import { useState } from "react";
import { useLive } from "#components/monitor/use-live.ts";
import { StateMark } from "#components/ui/state-mark.tsx";
import { timeText } from "#components/ui/time-text.ts";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import type { LiveState } from "#lib/client/live.ts";

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
        {since !== null ? `Not live since ${since}.` : wasLost && state.status === "live" ? "Live again." : ""}
      </p>
    </div>
  );
}

/** The mark as it is seen. A narrow page has room for the words only where they matter, and for hours and minutes of the time. */
export function LiveWords({ state, since }: { state: LiveState; since: string | null }) {
  if (since !== null) {
    return (
      <StateMark meaning="unknown">
        <span className="figures flex flex-col text-12">
          <span>Not live</span>
          <span className="max-lg:hidden">since {since}</span>
          <span className="lg:hidden">since {since.slice(0, 5)}</span>
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
function useSince(state: LiveState): string | null {
  const zone = useViewerZone();
  return state.status === "not-live" ? timeText(new Date(state.since).toISOString(), zone, "second") : null;
}
