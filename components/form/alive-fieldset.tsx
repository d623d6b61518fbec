"use client";

import type { ReactNode } from "react";
import { useIsAlive } from "#components/ui/use-is-alive.ts";

/** Fields that the server sends with the page. Off until it is alive: what is typed before that would be lost when it comes to life. */
export function AliveFieldset({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <fieldset disabled={!useIsAlive()} className={className}>
      {children}
    </fieldset>
  );
}
