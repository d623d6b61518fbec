"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { addressOf, type Filters, type Mistake, readFilters } from "#components/incidents/filters.ts";

/** `step`: going back undoes it. `typing`: goes on with the step before, so that a word is no history of its letters. */
export type ChangeOfFilters = (filters: Filters, how: "step" | "typing") => void;

/**
 * The filters, kept in the address bar. They change without asking the server for a page, so that they work while it is
 * gone; the list asks the API itself.
 */
export function useFilters(): { filters: Filters; mistakes: readonly Mistake[]; change: ChangeOfFilters } {
  const inAddress = useSearchParams().toString();
  // The address bar follows a moment later than what was pressed, and a tick must not wait for it.
  const [address, setAddress] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  if (seen !== inAddress) {
    setSeen(inAddress);
    setAddress(inAddress);
  }
  const { filters, mistakes } = useMemo(() => readFilters(new URLSearchParams(address)), [address]);

  const change: ChangeOfFilters = (next, how) => {
    const search = addressOf(next).toString();
    if (search === address) return;
    setAddress(search);
    const href = search === "" ? window.location.pathname : `?${search}`;
    if (how === "step") window.history.pushState(null, "", href);
    else window.history.replaceState(null, "", href);
  };
  return { filters, mistakes, change };
}
