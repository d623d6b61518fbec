"use client";

import { useEffect, useState } from "react";

type Shown = { kind: "success" | "error"; text: string };

/** Tells the outlet; undefined while no page stands. */
let outlet: ((shown: Shown) => void) | undefined;

/**
 * Says briefly what was done. What went wrong belongs where it happened; use `error` only where that place is gone.
 */
export function toast(kind: Shown["kind"], text: string): void {
  outlet?.({ kind, text });
}

const fetchToaster = () => import("#components/ui/toaster.tsx");

/**
 * Where toasts appear. Once in the root layout. What draws them is fetched once the page stands, for they are also what says
 * that the server does not answer; where that failed, the next toast tries again and both are shown.
 */
export function ToastOutlet() {
  const [waiting, setWaiting] = useState<readonly Shown[]>([]);
  const [toaster, setToaster] = useState<Awaited<ReturnType<typeof fetchToaster>>>();

  useEffect(() => {
    const load = () => void fetchToaster().then(setToaster, () => {});
    load();
    outlet = (shown) => {
      setWaiting((before) => [...before, shown]);
      load();
    };
    return () => {
      outlet = undefined;
    };
  }, []);

  useEffect(() => {
    if (toaster === undefined || waiting.length === 0) return;
    setWaiting((now) => now.filter((shown) => !waiting.includes(shown)));
    for (const { kind, text } of waiting) toaster.show[kind](text);
  }, [toaster, waiting]);

  return toaster === undefined ? null : <toaster.Toaster />;
}
