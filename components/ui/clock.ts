"use client";

import { useSyncExternalStore } from "react";
import { serverNow } from "#lib/client/server-clock.ts";

/** The root element's `data-served-at`: milliseconds since 1970 at which the server made the page. */
const SERVED_AT = "servedAt";

const TICK_MS = 1_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
/** The server's second since 1970. */
function currentSecond(): number {
  return Math.floor(serverNow() / 1_000);
}

/**
 * While the page that the server sent comes to life: the second at which it was sent, so that what the browser renders
 * first is what the server rendered, however wrong the clock of this machine is.
 */
function secondOfPage(): number {
  const servedAt = typeof document === "undefined" ? undefined : document.documentElement.dataset[SERVED_AT];
  return servedAt === undefined ? currentSecond() : Math.floor(Number(servedAt) / 1_000);
}

/** One timer for all ages of a page; none while nobody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The current second by the server's clock, renewed every second. */
export function useCurrentSecond(): number {
  return useSyncExternalStore(subscribe, currentSecond, secondOfPage);
}
