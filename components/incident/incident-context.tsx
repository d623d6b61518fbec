"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Send } from "#components/incident/use-incident.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { can } from "#lib/incident/can.ts";
import type { CommandType } from "#lib/incident/command.ts";

/** The parts of the page that a phone shows one at a time. */
export const TABS = ["timeline", "evidence", "details", "actions"] as const;
export type Tab = (typeof TABS)[number];

export type IncidentOnPage = {
  readonly record: IncidentRecord;
  readonly send: Send;
  /** Whether the person's role lets them change incidents. */
  readonly mayCommand: boolean;
  /** Whose page it is. */
  readonly me: string;
  /** Tells whoever listens to the page what was done. */
  readonly say: (text: string) => void;
  /** Brings an element into view, on a phone by its tab first, and presses it if it is a button. */
  readonly reveal: (tab: Tab, id: string) => void;
};

const Incident = createContext<IncidentOnPage | null>(null);

export function IncidentProvider({ value, children }: { value: IncidentOnPage; children: ReactNode }) {
  return <Incident value={value}>{children}</Incident>;
}

/** The incident that the page shows, and whether a command can be given now. */
export function useIncidentOnPage(): IncidentOnPage & { readonly may: (type: CommandType) => boolean } {
  const incident = useContext(Incident);
  if (incident === null) throw new Error("parts of an incident stand inside <IncidentProvider>");
  return { ...incident, may: (type) => can(incident.record, incident, type) };
}
