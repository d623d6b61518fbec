"use client";

import { useState } from "react";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { proposedIn } from "#components/suspicion/proposed.ts";
import { type Noticed, noticedIn } from "#components/wizard/noticed.ts";

/**
 * The suspicion that the form is filled in from. It follows the monitor's while nothing has been typed; after that it stays, so
 * that nothing moves under a person's hands, and so it does when the trouble is over: there may be an incident to declare all the same.
 */
export function useNoticed(isUntouched: boolean): Noticed | null {
  const { view } = useMonitor();
  const proposed = proposedIn(view);
  const [noticed, setNoticed] = useState(() => proposed && noticedIn(proposed));
  if (isUntouched) {
    const isSettled = proposed === null && noticed !== null && view.suspicion?.id === noticed.id;
    if (proposed !== null && !isSame(noticed, noticedIn(proposed))) setNoticed(noticedIn(proposed));
    if (isSettled) setNoticed(null);
  }
  return noticed;
}

function isSame(one: Noticed | null, other: Noticed): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
