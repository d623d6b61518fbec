"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from "react";
import type { PaletteAction } from "#components/palette/palette-action.ts";

/**
 * What the page that is open offers beside what every page does. Written by effects and read when the palette opens or a
 * shortcut is pressed: nothing is rendered anew because of it.
 */
export type ActionRegistry = Map<symbol, readonly PaletteAction[]>;

const Registry = createContext<ActionRegistry | null>(null);

export function RegisteredActions({ registry, children }: { registry: ActionRegistry; children: ReactNode }) {
  return <Registry value={registry}>{children}</Registry>;
}

/** Offers a page's own actions in the palette, and to their shortcuts, for as long as the page is open. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const registry = useContext(Registry);
  const [name] = useState(() => Symbol("actions of a page"));
  // At each rendering, so that an action acts on what is shown now; and before it is seen, so that no key comes too early.
  useLayoutEffect(() => {
    registry?.set(name, actions);
    return () => {
      registry?.delete(name);
    };
  });
}
