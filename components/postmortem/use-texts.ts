"use client";

import { useEffect, useState } from "react";
import { useLiveNarrative } from "#components/postmortem/live-narrative.tsx";
import { drawnEveryMs } from "#components/postmortem/preview/pace.ts";
import type { Texts } from "#lib/narrative/document.ts";

export type ShownTexts = {
  readonly texts: Texts;
  /** Whether they are too long to be shown anew while they change. */
  readonly isHeld: boolean;
  /** Whether anybody has asked for them all the same. */
  readonly wasAsked: boolean;
  /** Shows them as they are now. */
  readonly showNow: () => void;
};

/**
 * The narrative as it is written, shown anew so often that nobody who types feels it.
 * @param initial what the page was sent with
 * @param isWanted whether anybody sees it
 */
export function useTexts(initial: Texts, isWanted: boolean): ShownTexts {
  const live = useLiveNarrative();
  const [texts, setTexts] = useState(initial);
  const [wasAsked, setAsked] = useState(false);
  const { parts, document } = live ?? {};
  const everyMs = drawnEveryMs(lengthOf(texts));

  useEffect(() => {
    if (!isWanted || parts === undefined || document === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shownMs = 0;
    const show = () => {
      timer = undefined;
      shownMs = performance.now();
      setTexts(parts.textsOf(document));
    };
    const want = () => {
      if (everyMs === null || timer !== undefined) return;
      timer = setTimeout(show, Math.max(0, shownMs + everyMs - performance.now()));
    };
    want();
    document.on("update", want);
    return () => {
      document.off("update", want);
      clearTimeout(timer);
    };
  }, [isWanted, parts, document, everyMs]);

  return {
    texts,
    isHeld: everyMs === null,
    wasAsked,
    showNow: () => {
      setAsked(true);
      if (parts !== undefined && document !== undefined) setTexts(parts.textsOf(document));
    },
  };
}

function lengthOf(texts: Texts): number {
  return Object.values(texts).reduce((length, text) => length + text.length, 0);
}
