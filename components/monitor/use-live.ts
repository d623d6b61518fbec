"use client";

import { useSyncExternalStore } from "react";
import type { LiveState } from "#lib/client/live.ts";
import { live, liveOnServer } from "#lib/client/live-page.ts";

/** Whether this page hears of changes by itself. */
export function useLive(): LiveState {
  return useSyncExternalStore(live.watch, live.state, liveOnServer);
}
