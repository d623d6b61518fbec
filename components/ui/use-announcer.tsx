"use client";

import { type ReactNode, useState } from "react";

/**
 * Tells whoever listens to the page what was done, out of sight.
 * @returns what says it, and where it is said: to be drawn all the time, once
 */
export function useAnnouncer(): [say: (text: string) => void, outlet: ReactNode] {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const say = (text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 }));
  return [
    say,
    // Named live, and not only a status: an open dialog hides the rest of the page from readers, but not what is live.
    <p key="said" role="status" aria-live="polite" className="sr-only">
      {/* A new element each time: the same words said twice are heard twice. */}
      <span key={said.turn}>{said.text}</span>
    </p>,
  ];
}
