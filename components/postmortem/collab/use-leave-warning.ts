"use client";

import { useEffect } from "react";
import { useCollab } from "#components/postmortem/collab/collab-context.tsx";
import { waitingIn } from "#components/postmortem/collab/saved-state.ts";

/**
 * Asks before the tab is closed or reloaded while edits wait for the server. Going to another page of this app needs no
 * question: what waits is kept in this browser, and goes out when the postmortem is opened again.
 */
export function useLeaveWarning(): void {
  const { saved } = useCollab();
  const waits = waitingIn(saved) > 0;
  useEffect(() => {
    if (!waits) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [waits]);
}
