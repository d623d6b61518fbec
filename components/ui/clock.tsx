"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { serverNow } from "#lib/client/server-clock.ts";

const SECOND_MS = 1_000;

/** Null outside of a page that a server made. */
const MadeAt = createContext<number | null>(null);

type PageClockProps = {
  /** When the server made the page, in milliseconds since 1970. */
  madeAt: number;
  children: ReactNode;
};

/**
 * Whatever tells the time within is rendered as of this one instant, by the server and then by the browser while the page
 * comes to life: however long either takes, and however wrong the clock of that machine is, both render the same.
 */
export function PageClock({ madeAt, children }: PageClockProps) {
  return <MadeAt value={madeAt}>{children}</MadeAt>;
}

/**
 * The current second by the server's clock, since 1970. Draws its component anew every second once the page is alive: for what
 * shows the second, and has nothing below it.
 */
export function useCurrentSecond(): number {
  return useByClock(itself);
}

const itself = (second: number) => second;

/**
 * What the current second tells; its component is drawn anew only when that is another than before.
 * @param tell of the current second by the server's clock, since 1970
 */
export function useByClock<Told extends string | number | boolean | null>(tell: (second: number) => Told): Told {
  const madeAt = useContext(MadeAt);
  return useSyncExternalStore(
    subscribe,
    () => tell(currentSecond()),
    () => tell(madeAt === null ? currentSecond() : secondOf(madeAt)),
  );
}

function currentSecond(): number {
  return secondOf(serverNow());
}

function secondOf(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND_MS);
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One timer for all ages of a page; none while nobody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) awaitNextSecond();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** Ticks where a second of the server begins, so that all screens on which an incident is shown tick together. */
function awaitNextSecond(): void {
  timer = setTimeout(
    () => {
      awaitNextSecond();
      for (const notify of listeners) notify();
    },
    SECOND_MS - (serverNow() % SECOND_MS),
  );
}
