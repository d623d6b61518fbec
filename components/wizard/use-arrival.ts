"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * The heading that takes the focus whenever another screen has arrived, so that keys and readers begin there. At first
 * too, but only where nothing else has the focus.
 * @param screen tells screens apart
 */
export function useArrival(screen: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = shown.current === null;
    shown.current = screen;
    if (!isFirst || document.activeElement === document.body) heading.current?.focus();
  }, [screen]);
  return heading;
}
