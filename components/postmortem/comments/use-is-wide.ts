"use client";

import { useSyncExternalStore } from "react";

/** Where the document leaves room for a margin beside it. */
const WIDE = "(min-width: 1200px)";

/** False while the page comes to life. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, isWide, never);
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

function isWide(): boolean {
  return window.matchMedia(WIDE).matches;
}

function never(): boolean {
  return false;
}
