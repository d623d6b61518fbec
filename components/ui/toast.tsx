"use client";

import { type ComponentType, useEffect, useState } from "react";

type ToastKind = "success" | "error";
type Shown = { kind: ToastKind; text: string };

/** Told once that the first toast waits. The library behind is only fetched then. */
let outlet: ((first: Shown) => void) | undefined;
let ready = false;

/**
 * Says briefly what was done. What went wrong belongs where it happened; use `error` only where that place is gone.
 */
export async function toast(kind: ToastKind, text: string): Promise<void> {
  if (!ready) {
    outlet?.({ kind, text });
    return;
  }
  const sonner = await import("sonner");
  sonner.toast[kind](text);
}

/** Where toasts appear. Once in the root layout; renders nothing until the first toast. */
export function ToastOutlet() {
  const [waiting, setWaiting] = useState<Shown[]>([]);
  const [Toaster, setToaster] = useState<ComponentType | null>(null);

  useEffect(() => {
    outlet = (first) => setWaiting((before) => [...before, first]);
    return () => {
      outlet = undefined;
    };
  }, []);

  const needed = waiting.length > 0;
  useEffect(() => {
    if (!needed) return;
    let left = false;
    import("#components/ui/toaster.tsx").then((module) => {
      if (!left) setToaster(() => module.Toaster);
    });
    return () => {
      left = true;
    };
  }, [needed]);

  useEffect(() => {
    if (Toaster === null || waiting.length === 0) return;
    ready = true;
    setWaiting([]);
    for (const { kind, text } of waiting) void toast(kind, text);
  }, [Toaster, waiting]);

  return Toaster === null ? null : <Toaster />;
}
