"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { addressOf, type Filters, readFilters } from "#components/action-items/filters.ts";

/**
 * The filters, kept in the address bar; going back undoes a change. They change without asking the server for a page, so that
 * they work while it is gone; the list asks the API itself.
 */
export function useFilters(): { filters: Filters; change: (filters: Filters) => void } {
  const inAddress = useSearchParams().toString();
  // The address bar follows a moment later than what was pressed, and a tick must not wait for it.
  const [address, setAddress] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  if (seen !== inAddress) {
    setSeen(inAddress);
    setAddress(inAddress);
  }
  const filters = useMemo(() => readFilters(new URLSearchParams(address)), [address]);
  const change = (next: Filters) => {
    const search = addressOf(next).toString();
    if (search === address) return;
    setAddress(search);
    window.history.pushState(null, "", search === "" ? window.location.pathname : `?${search}`);
  };
  return { filters, change };
}
