"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};
const viewerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => "UTC";

/** The zone of whoever looks, as an IANA name. UTC while the page that the server sent comes to life: it does not know. */
export function useViewerZone(): string {
  return useSyncExternalStore(neverChanges, viewerZone, serverZone);
}
