"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import type { Send } from "#components/incident/use-incident.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { can } from "#lib/incident/can.ts";
import type { CommandType } from "#lib/incident/command.ts";

/** The parts of the page that a phone shows one at a time. */
export const TABS = ["timeline", "evidence", "details", "actions"] as const;
export type Tab = (typeof TABS)[number];

/** Who acts on this page, and how. */
export type Acting = {
  readonly send: Send;
  /** Whether the person's role lets them change incidents. */
  readonly mayCommand: boolean;
  /** Whose page it is. */
  readonly me: string;
  /** Tells whoever listens to the page what was done. */
  readonly say: (text: string) => void;
};

export type IncidentOnPage = Acting & { readonly record: IncidentRecord };

const Actor = createContext<Acting | null>(null);
const Shown = createContext<IncidentRecord | null>(null);
const Numbered = createContext<number | null>(null);

export function IncidentProvider({ value, children }: { value: IncidentOnPage; children: ReactNode }) {
  const { record, mayCommand, me } = value;
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  // The same from one render to the next: what only acts, such as each entry of a long timeline, is not drawn anew by a poll.
  const acting = useMemo<Acting>(
    () => ({
      mayCommand,
      me,
      send: (command, idempotencyKey) => latest.current.send(command, idempotencyKey),
      say: (text) => latest.current.say(text),
    }),
    [mayCommand, me],
  );
  return (
    <Actor value={acting}>
      <Numbered value={record.number}>
        <Shown value={record}>{children}</Shown>
      </Numbered>
    </Actor>
  );
}

/** For what acts and does not show the record. */
export function useActing(): Acting {
  return present(useContext(Actor));
}

/** For what shows nothing of the record but belongs to the incident. Never changes while the page is open. */
export function useIncidentNumber(): number {
  return present(useContext(Numbered));
}

/** The incident that the page shows, who acts on it, and whether a command can be given now. */
export function useIncidentOnPage(): IncidentOnPage & { readonly may: (type: CommandType) => boolean } {
  const acting = useActing();
  const record = present(useContext(Shown));
  return { ...acting, record, may: (type) => can(record, acting, type) };
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error("parts of an incident stand inside <IncidentProvider>");
  return value;
}
