"use client";

import { useSyncExternalStore } from "react";

/** In this browser alone: it is about the keyboard in front of it (and speech input, which presses single keys by accident). */
const KEY = "offhook.shortcuts";
const OFF = "off";

const listeners = new Set<() => void>();

/** Where the browser has no storage to give, the choice lasts as long as the page. */
let unstored: boolean | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function areOn(): boolean {
  try {
    return unstored ?? window.localStorage.getItem(KEY) !== OFF;
  } catch {
    return true;
  }
}

function turn(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, OFF);
    unstored = null;
  } catch {
    unstored = on;
  }
  for (const notify of listeners) notify();
}

/** Whether single keys are shortcuts here, and how to turn them on or off (WCAG 2.1.4). */
export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, areOn, () => true), turn];
}
