"use client";

import { useEffect, useState } from "react";

/**
 * Gives focus back, when the component goes, to what had it when it came; to the page's main part where that is gone. For
 * dialogs that are rendered only while they are open.
 */
export function useReturnFocus(): void {
  // Read while rendering for the first time: an effect would come after the dialog has taken the focus.
  const [before] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  useEffect(
    () => () => {
      const target = before?.isConnected ? before : document.getElementById("main");
      // Later, because until the dialog itself is gone everything outside of it is inert and takes no focus.
      if (target instanceof HTMLElement) queueMicrotask(() => target.focus({ preventScroll: true }));
    },
    [before],
  );
}
