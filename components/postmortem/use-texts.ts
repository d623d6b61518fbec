"use client";

import { useEffect, useState } from "react";
import { useLiveNarrative } from "#components/postmortem/live-narrative.tsx";
import { paceOf } from "#components/postmortem/preview/pace.ts";
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

/** How often one that is too long is looked at, whether it is shorter by now. */
const HELD_MS = 1_000;

/**
 * The narrative as it is written, shown anew so often that nobody who types feels it.
 * @param initial what the page was sent with
 * @param isWanted whether anybody sees it
 */
export function useTexts(initial: Texts, isWanted: boolean): ShownTexts {
  const live = useLiveNarrative();
  const [texts, setTexts] = useState(initial);
  const [wasAsked, setAsked] = useState(false);
  const { parts, document, mayWrite = false } = live ?? {};
  const pace = paceOf(lengthOf(texts));
  const isHeld = pace === null;
  const calmMs = pace?.calmMs ?? HELD_MS;
  // Whoever only reads is not kept from typing.
  const latestMs = mayWrite && pace !== null ? pace.latestMs : calmMs;

  useEffect(() => {
    if (!isWanted || parts === undefined || document === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sinceMs: number | undefined;
    const show = () => {
      sinceMs = undefined;
      const now = parts.textsOf(document);
      if (!isHeld || paceOf(lengthOf(now)) !== null) setTexts(now);
    };
    const want = () => {
      const nowMs = performance.now();
      sinceMs ??= nowMs;
      clearTimeout(timer);
      timer = setTimeout(show, Math.max(0, Math.min(calmMs, sinceMs + latestMs - nowMs)));
    };
    want();
    document.on("update", want);
    return () => {
      document.off("update", want);
      clearTimeout(timer);
    };
  }, [isWanted, parts, document, isHeld, calmMs, latestMs]);

  return {
    texts,
    isHeld,
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
