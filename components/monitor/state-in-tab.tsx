"use client";

import { useEffect, useReducer } from "react";
import { faviconOf } from "#components/monitor/favicon.ts";
import { tabStateOf, titleWith } from "#components/monitor/tab-state.ts";
import { useFreshness } from "#components/monitor/use-freshness.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import type { Meaning } from "#components/ui/tone.ts";
import { serverNow } from "#lib/client/server-clock.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";

/** The verdict in the tab's title and icon, for whoever looks at something else. */
export function StateInTab() {
  const { view } = useMonitor();
  const { isFresh } = useFreshness();
  useDrawnWhenOld(view);
  const { meaning, words } = tabStateOf(view, isFresh);

  useEffect(() => {
    const draw = () => {
      drawTitle(words);
      drawIcon(meaning);
    };
    draw();
    // Next writes both anew when it leads to another page, at a time of its own.
    const observer = new MutationObserver(draw);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      drawTitle("");
      drawIcon(null);
    };
  }, [meaning, words]);

  return null;
}

/** A tick more than it holds. */
const TICK_MS = 1_000;

/**
 * Draws anew when the verdict grows old. In a tab out of sight browsers let what repeats itself run once a minute, the clock among
 * it, and a verdict would be shown as known for so long; a single timer, set by an answer, they let come in time.
 */
function useDrawnWhenOld({ verdict, monitoring }: MonitorView): void {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const { freshForMs } = monitoring;
  const at = verdict?.at;
  useEffect(() => {
    if (at === undefined) return;
    const timer = setTimeout(draw, Math.max(0, Date.parse(at) + freshForMs - serverNow()) + TICK_MS);
    return () => clearTimeout(timer);
  }, [at, freshForMs]);
}

function drawTitle(words: string): void {
  const title = titleWith(words, document.title);
  // Written although it is the same, it would be observed again, for ever.
  if (title !== document.title) document.title = title;
}

/** Null puts back what the page came with. */
function drawIcon(meaning: Meaning | null): void {
  for (const link of document.head.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')) {
    link.dataset.plain ??= link.getAttribute("href") ?? "";
    const address = meaning === null ? link.dataset.plain : faviconOf(meaning);
    if (link.getAttribute("href") !== address) link.setAttribute("href", address);
  }
}
