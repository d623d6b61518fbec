"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

/**
 * Tells Next an address that was changed in the moment before it followed the browser's history, which is some tasks after the
 * page has come to life: it would never hear of it, and Back to it would do nothing.
 */
export function AddressCatchUp() {
  const path = usePathname();
  const search = useSearchParams().toString();
  const catchUp = useEffectEvent(() => {
    const { pathname, search: now, href } = window.location;
    if (pathname !== path || new URLSearchParams(now).toString() !== search)
      window.history.replaceState(null, "", href);
  });
  useEffect(() => {
    // After the effects of Next's router, which stands around us.
    const timer = setTimeout(() => catchUp());
    return () => clearTimeout(timer);
  }, []);
  return null;
}
