"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { NO_KEYS, press } from "#components/palette/key-sequence.ts";
import { useShortcutsOn } from "#components/palette/shortcut-setting.ts";
import type { ShortcutId } from "#components/palette/shortcuts.ts";

/** Where keys are text, or choose by their letter. */
const TAKES_KEYS = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]";

/** What lies over the page: a key pressed there is not meant for the page below. */
const OVER_THE_PAGE = "[role=dialog], [role=alertdialog], [role=menu]";

/**
 * Listens for shortcuts of single keys: none while somebody types, with a modifier, over an open dialog, or when turned off.
 * @param perform does it, and says whether there was anything to do here
 */
export function useShortcuts(perform: (id: ShortcutId) => boolean): void {
  const [on] = useShortcutsOn();
  const sequence = useRef(NO_KEYS);

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    // Shift is part of writing `?`, and does not end a sequence.
    if (event.key === "Shift") return;
    if (!isForThePage(event)) {
      sequence.current = NO_KEYS;
      return;
    }
    const { keys, whole } = press(sequence.current, event.key, event.timeStamp);
    sequence.current = keys;
    // A browser of its own may know the key too (`/` searches in Firefox): only what does something here is taken from it.
    if (whole !== null && perform(whole)) event.preventDefault();
  });

  useEffect(() => {
    if (!on) return;
    const listener = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [on]);
}

function isForThePage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (target instanceof Element && target.closest(TAKES_KEYS) !== null) return false;
  return document.querySelector(OVER_THE_PAGE) === null;
}
