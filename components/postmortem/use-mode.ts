"use client";

import { useState, useSyncExternalStore } from "react";
import { type Mode, modeCookie } from "#components/postmortem/modes.ts";

/** From here on text and preview have room side by side; `min-[69rem]` in class names. */
const WIDE = "(width >= 69rem)";

export type ChosenMode = {
  readonly mode: Mode;
  /** Whether the preview is seen: beside the text it needs room. */
  readonly isPreviewSeen: boolean;
  readonly choose: (mode: Mode) => void;
};

/** How this reader looks at postmortems, remembered by the browser. @param initial as the server has read it there */
export function useMode(initial: Mode): ChosenMode {
  const [mode, setMode] = useState(initial);
  const isWide = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
  return {
    mode,
    isPreviewSeen: mode === "preview" || (mode === "both" && isWide),
    choose: (chosen) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox before 140 and on plain http
      document.cookie = modeCookie(chosen);
      setMode(chosen);
    },
  };
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
