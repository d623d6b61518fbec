"use client";

import { useEffect } from "react";
import { faviconOf } from "#components/monitor/favicon.ts";
import { tabStateOf, titleWith } from "#components/monitor/tab-state.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { useCurrentSecond } from "#components/ui/clock.tsx";
import type { Meaning } from "#components/ui/tone.ts";

/** The verdict in the tab's title and icon, for whoever looks at something else. */
export function StateInTab() {
  const { meaning, words } = tabStateOf(useMonitor().view, useCurrentSecond());

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
