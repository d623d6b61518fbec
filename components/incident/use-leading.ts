"use client";

import { useEffect, useState } from "react";
import type { Tab } from "#components/incident/incident-context.tsx";
import { tabHolding } from "#components/incident/phone-tabs.tsx";

/** `show`: it is scrolled to. `focus`: it takes the focus. `begin`: the field in it does, or its button is pressed. */
type Manner = "show" | "focus" | "begin";

type Leading = {
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
  /** To what stands on the page, behind whichever tab. */
  readonly lead: (tab: Tab, id: string, manner: Manner) => void;
};

/** Which part of the page a phone shows, and the way to each. */
export function useLeading(): Leading {
  const [tab, setTab] = useState<Tab>("timeline");
  const [led, setLed] = useState<{ id: string; manner: Manner } | null>(null);

  // A link from elsewhere may lead to what stands behind another tab.
  useEffect(() => {
    const id = window.location.hash.slice(1);
    const holding = tabHolding(document.getElementById(id));
    if (holding === undefined) return;
    setTab(holding);
    setLed({ id, manner: "show" });
  }, []);

  // Once its tab is shown: what is hidden takes no focus.
  useEffect(() => {
    if (led === null) return;
    const target = document.getElementById(led.id);
    target?.scrollIntoView({ block: led.manner === "begin" ? "center" : "start" });
    if (led.manner === "begin") beginIn(target);
    if (led.manner === "focus") focusOn(target);
  }, [led]);

  return {
    tab,
    setTab,
    lead: (to, id, manner) => {
      setTab(to);
      setLed({ id, manner });
    },
  };
}

/** The field in it takes the focus; where there is none yet, its button is pressed. */
function beginIn(target: HTMLElement | null): void {
  const field = target?.querySelector<HTMLElement>("textarea, input, select");
  if (field) field.focus();
  else target?.querySelector("button")?.click();
}

/** A panel takes focus from here alone; the next Tab leads into it. */
function focusOn(target: HTMLElement | null): void {
  if (target === null) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
