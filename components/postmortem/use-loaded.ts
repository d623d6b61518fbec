"use client";

import { useEffect, useState } from "react";

/**
 * A part of the code that the page can do without at first: undefined until it is there, and for as long as the server that has
 * it does not answer.
 * @param load stays the same between renders
 */
export function useLoaded<Part>(load: () => Promise<Part>): Part | undefined {
  // In a box: what is loaded may be a function, which React would call.
  const [loaded, setLoaded] = useState<{ part: Part }>();
  useEffect(() => {
    let left = false;
    const keep = (part: Part) => {
      if (!left) setLoaded({ part });
    };
    load().then(keep, () => {});
    return () => {
      left = true;
    };
  }, [load]);
  return loaded?.part;
}
