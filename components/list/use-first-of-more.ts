"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * After "load more" the button may be gone: whoever pressed it goes on with the first row that came.
 * @param count of rows shown
 * @returns what to call before more is loaded
 */
export function useFirstOfMore(place: RefObject<HTMLElement | null>, count: number, failed: boolean): () => void {
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    if (failed) awaited.current = null;
    if (awaited.current === null || count <= awaited.current) return;
    place.current?.querySelectorAll<HTMLElement>("tbody [data-roving]")[awaited.current]?.focus();
    awaited.current = null;
  }, [place, count, failed]);
  return () => {
    awaited.current = count;
  };
}
