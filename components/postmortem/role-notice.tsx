"use client";

import { useEffect, useRef } from "react";
import { Notice } from "#components/ui/notice.tsx";

/** Why the fields that somebody has just written in are gone. Takes the focus that went with them. */
export function RoleNotice() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="mb-6 print:hidden">
      <Notice role="status" title="You may read this, but no longer write it">
        An administrator has changed your role. Reading goes on, and is live.
      </Notice>
    </div>
  );
}
