"use client";

import { useSyncExternalStore } from "react";
import { gapsOnServer, live } from "#lib/client/live-page.ts";

/** How often something may have gone unheard so far. */
export function useGaps(): number {
  return useSyncExternalStore(live.watch, live.gaps, gapsOnServer);
}
