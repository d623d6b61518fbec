"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

type PointVoiceProps = {
  text: string;
  /** Whether the keys moved last, and not a pointer. */
  byKeys: RefObject<boolean>;
  /** Where it is said: a live region that stands all the time. Written past React, which would draw the whole chart anew. */
  outlet: RefObject<HTMLElement | null>;
};

/** Says the point that the keys came to, once. Stands anew for each point (by its key): a figure that changes is not said again. */
export function PointVoice({ text, byKeys, outlet }: PointVoiceProps) {
  const say = useEffectEvent(() => {
    if (byKeys.current && outlet.current !== null) outlet.current.textContent = text;
  });
  useEffect(() => say(), []);
  return null;
}
