"use client";

import { useSyncExternalStore } from "react";
import { type Theme, themeCookie, themeOf } from "#components/theme/theme.ts";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentTheme(): Theme {
  return themeOf(document.documentElement.dataset.theme);
}

function choose(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox before 140 and on plain http
  document.cookie = themeCookie(theme);
  document.documentElement.dataset.theme = theme;
  for (const notify of listeners) notify();
}

/** The theme that this reader chose, and how to choose another. The root element's `data-theme` is the one truth. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, currentTheme, () => "system"), choose];
}
