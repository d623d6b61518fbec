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
  /** Gives a command; what comes back is shown at once. */
  send: Send;
  /** Why the record could not be refreshed; undefined while it can. */
  failure: Failure | undefined;
  /** When the server last answered, by this machine's clock. */
  answeredAt: Date;
};

/** One incident, kept fresh while it is looked at, and the way to change it. */
export function useIncident(initial: IncidentRecord): OpenIncident {
  const queries = useQueryClient();
  const { number } = initial;
  const queryKey = queryKeys.incident(number);
  const query = useQuery<IncidentRecord, FailedCall>({
    queryKey,
    queryFn: async () => {
      const known = queries.getQueryData<IncidentRecord>(queryKey) ?? initial;
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
    send,
    failure: query.error?.failure,
    answeredAt: new Date(query.dataUpdatedAt),
  };
}

function newer(before: IncidentRecord | undefined, after: IncidentRecord): IncidentRecord {
  return before === undefined || after.version >= before.version ? after : before;
}
