"use client";

import { createContext, useContext } from "react";
import type { Failure } from "#lib/client/answer.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";

export type Monitor = {
  /** What is known of now, as last heard. */
  view: MonitorView;
  /** Why it could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
  /** When the server last answered, by this machine's clock. */
  answeredAt: Date;
  /** Whether what is known was asked for after the last time that something may have gone unheard, and can be refreshed. */
  isCaughtUp: boolean;
};

/** Filled by `MonitorProvider`. */
export const MonitorOnPage = createContext<Monitor | null>(null);

/** What every page shows of now, kept as new as the server's. */
export function useMonitor(): Monitor {
  const monitor = useContext(MonitorOnPage);
  if (monitor === null) throw new Error("what the monitor knows is shown inside <MonitorProvider>");
  return monitor;
}
