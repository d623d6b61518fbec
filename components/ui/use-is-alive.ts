"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False while the page that the server sent comes to life, true from then on. What can change by itself (a query's data, a
 * clock) must be rendered as the server rendered it until then.
 */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
