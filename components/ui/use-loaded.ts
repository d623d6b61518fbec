"use client";

import { useEffect, useEffectEvent, useState } from "react";

/**
 * A part of the code that the page can do without at first; undefined until it is there. Fetched once what needs it stands.
 * Other than `next/dynamic`, whose failure takes the whole page down, one that cannot be fetched is told and leaves the page
 * as it is: the server may be gone, and what is open must go on working.
 * @param load stays the same between renders
 */
export function useLoaded<Part>(load: () => Promise<Part>, onFailure?: () => void): Part | undefined {
  // In a box: what is loaded may be a function, which React would call.
  const [loaded, setLoaded] = useState<{ part: Part }>();
  const fail = useEffectEvent(() => onFailure?.());
  useEffect(() => {
    let left = false;
    const keep = (part: Part) => {
      if (!left) setLoaded({ part });
    };
    load().then(keep, () => {
      if (!left) fail();
    });
    return () => {
      left = true;
    };
  }, [load]);
  return loaded?.part;
}
