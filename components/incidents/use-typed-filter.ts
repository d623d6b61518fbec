"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ChangeOfFilters } from "#components/incidents/use-filters.ts";

/** Long enough not to ask for every letter, short enough to seem at once. */
const PAUSE_MS = 250;

type Apply = (text: string, how: Parameters<ChangeOfFilters>[1]) => void;

type TypedFilter = {
  text: string;
  type: (text: string) => void;
  /** The field is left, or Enter was pressed: what was typed applies without a pause, and the step is over. */
  settle: () => void;
};

/**
 * A filter that is typed: it applies when the typing pauses. A visit to the field is one step back, however long the typing.
 * @param value what the address says
 * @param isWhole false for a text that is only half typed
 */
export function useTypedFilter(value: string, isWhole: (text: string) => boolean, apply: Apply): TypedFilter {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // Somebody went back or cleared the filters. A blank at the end, typed meanwhile, is not pulled from under the fingers.
    if (value !== text.trim()) setText(value);
  }
  const begun = useRef(false);
  const waits = text.trim() !== value && isWhole(text.trim());

  const applyNow = useEffectEvent(() => {
    apply(text.trim(), begun.current ? "typing" : "step");
    begun.current = true;
  });

  // A new timer for each letter, also where the text still waits: only a pause applies it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what restarts the pause
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(applyNow, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waits, text]);

  return {
    text,
    type: setText,
    settle: () => {
      if (waits) apply(text.trim(), begun.current ? "typing" : "step");
      begun.current = false;
    },
  };
}
