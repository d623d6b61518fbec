"use client";

import { type KeyboardEvent, type ReactNode, useRef, useSyncExternalStore } from "react";
import { TABS, type Tab } from "#components/incident/incident-context.tsx";
import { tabAfterKey } from "#components/incident/tab-key.ts";
import { classNames } from "#components/ui/class-names.ts";

/** Below this the parts stand behind tabs; Tailwind's `lg`. */
const NARROW = "(width < 64rem)";

const LABELS: Record<Tab, string> = {
  timeline: "Timeline",
  evidence: "Evidence",
  details: "Details",
  actions: "Actions",
};

/** True where the parts stand behind tabs. The server does not know and says no; the looks follow from CSS alone. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
}

/** The tabs of a narrow screen; on a wide one all parts are seen at once, and there are none. */
export function TabList({ current, onChange }: { current: Tab; onChange: (tab: Tab) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tabAfterKey(TABS, current, event.key);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Parts of the incident"
      className="flex border-b border-line lg:hidden print:hidden"
    >
      {TABS.map((tab) => (
        <button
          key={tab}
          id={tabId(tab)}
          type="button"
          role="tab"
          aria-selected={tab === current}
          aria-controls={panelId(tab)}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onChange(tab)}
          onKeyDown={onKeyDown}
          className="-mb-px min-h-11 flex-1 border-b-2 border-transparent px-2 text-14 text-muted aria-selected:border-accent-ink aria-selected:font-medium aria-selected:text-ink"
        >
          {LABELS[tab]}
        </button>
      ))}
    </div>
  );
}

type TabPanelProps = { tab: Tab; current: Tab; isNarrow: boolean; className?: string; children: ReactNode };

/** A part of the page. Hidden behind its tab it stays as it is, so that nothing typed is lost. */
export function TabPanel({ tab, current, isNarrow, className, children }: TabPanelProps) {
  return (
    <div
      id={panelId(tab)}
      {...(isNarrow && { role: "tabpanel", "aria-labelledby": tabId(tab), tabIndex: -1 })}
      className={classNames(className, tab !== current && "max-lg:hidden print:block")}
    >
      {children}
    </div>
  );
}

/** The tab behind which an element stands; undefined where it stands behind none. */
export function tabHolding(element: Element | null): Tab | undefined {
  return element === null ? undefined : TABS.find((tab) => element.closest(`#${panelId(tab)}`) !== null);
}

function tabId(tab: Tab): string {
  return `tab-${tab}`;
}

function panelId(tab: Tab): string {
  return `part-${tab}`;
}
