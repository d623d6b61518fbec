"use client";

import { type RefCallback, useCallback, useState } from "react";

/** How far below what is seen something counts as near: it is there by the time that somebody has scrolled to it. */
const NEAR = "400px";

/** Whether the element that gets the ref has ever come near what is seen. What weighs much waits for that. */
export function useNear(): { ref: RefCallback<Element>; isNear: boolean } {
  const [isNear, setIsNear] = useState(false);
  const ref = useCallback((element: Element | null) => {
    if (element === null) return;
    if (typeof IntersectionObserver === "undefined") {
      setIsNear(true);
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          setIsNear(true);
          observer.disconnect();
        }
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, isNear };
}
