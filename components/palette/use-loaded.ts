"use client";

import { type ComponentType, useState } from "react";

/**
 * A component that is fetched when it is first needed; null until then.
 * @param onFailure the server is away; the next call tries again
 */
export function useLoaded<Props>(
  fetchIt: () => Promise<ComponentType<Props>>,
  onFailure: () => void,
): [ComponentType<Props> | null, () => void] {
  const [Component, setComponent] = useState<ComponentType<Props> | null>(null);
  const load = () => {
    if (Component === null) fetchIt().then((fetched) => setComponent(() => fetched), onFailure);
  };
  return [Component, load];
}
