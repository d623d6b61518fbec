"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

/** Ctrl+K, or Command+K on a Mac, from anywhere, also while typing. Whether single keys are shortcuts does not matter to it. */
export function usePaletteKey(onPress: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
    if (key.toLowerCase() !== "k" || ctrlKey === metaKey || altKey || shiftKey || isComposing) return;
    event.preventDefault();
    onPress();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

const neverChanges = () => () => {};
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys as this machine's keyboard has them. The server does not know it, so that the common form comes first. */
export function usePaletteKeys(): readonly string[] {
  return useSyncExternalStore(neverChanges, isMac, () => false) ? ["⌘", "K"] : ["Ctrl", "K"];
}
