"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { type Answer, type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { keysOfPage } from "#lib/client/idempotency-keys.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import type { CommandInput } from "#lib/incident/command.ts";

/** @param idempotencyKey of what is sent, where a draft keeps it over a reload; else one that lives as long as the page */
export type Send = (command: CommandInput, idempotencyKey?: string) => Promise<Answer<IncidentRecord>>;

export type OpenIncident = {
  record: IncidentRecord;
  /** How many entries the record is still without: those that the page was not sent with. */
  left: number;
  /** Gives a command; what comes back is shown at once. */
  send: Send;
  /** Why the record could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
  /** When the server last answered, by this machine's clock. */
  answeredAt: Date;
};

/** Records that are not whole: a page may be left before the rest of it has come. */
const CUT = new WeakSet<IncidentRecord>();

/**
 * One incident, kept fresh while it is looked at, and the way to change it.
 * @param left how many entries the page was not sent with: they are asked for once it is alive
 */
export function useIncident(initial: IncidentRecord, left = 0): OpenIncident {
  const queries = useQueryClient();
  const { number } = initial;
  const queryKey = queryKeys.incident(number);
  if (left > 0) CUT.add(initial);
  const query = useQuery<IncidentRecord, FailedCall>({
    queryKey,
    queryFn: async () => {
      const known = queries.getQueryData<IncidentRecord>(queryKey) ?? initial;
      // What the page was sent without is asked for whole, whatever its version.
      if (CUT.has(known)) return newer(known, valueOrThrow(await api.readIncident(number)));
      return newer(known, valueOrThrow(await api.readIncidentUnless(number, known.version)) ?? known);
    },
    initialData: initial,
  });
  const [keyOf] = useState(keysOfPage);
  const isAlive = useIsAlive();

  const send: Send = async (command, idempotencyKey) => {
    const key = keyOf(command);
    const answer = await api.commandIncident(number, { ...command, idempotencyKey: idempotencyKey ?? key.value });
    if (answer.ok) {
      key.forget();
      // A refresh under way could answer last, with an older record.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData<IncidentRecord>(queryKey, (before) => newer(before, answer.value));
      void queries.invalidateQueries({ queryKey: queryKeys.incidentLists });
    } else if (answer.failure.code === "conflict" || answer.failure.status === null) {
      // Somebody was faster; or nothing answers, and the page finds out how old what it shows is.
      void queries.invalidateQueries({ queryKey });
    }
    return answer;
  };

  return {
    record: isAlive ? query.data : initial,
    left: isAlive && !CUT.has(query.data) ? 0 : left,
    send,
    failure: query.error?.failure,
    answeredAt: new Date(query.dataUpdatedAt),
  };
}

function newer(before: IncidentRecord | undefined, after: IncidentRecord): IncidentRecord {
  return before === undefined || after.version >= before.version ? after : before;
}
