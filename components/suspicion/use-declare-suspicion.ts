"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { incidentPath } from "#components/incident/paths.ts";
import { declarationOf } from "#components/suspicion/declaration.ts";
import { toast } from "#components/ui/toast.tsx";
import { type FailedCall, type Failure, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import { serverNow } from "#lib/client/server-clock.ts";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import type { DeclarationInput } from "#lib/incident/command.ts";
import { incidentName } from "#lib/incident/labels.ts";

type DeclareSuspicion = {
  declare: (suspicion: Suspicion) => void;
  declaring: boolean;
  /** Why one was not declared. */
  failureOf: (suspicion: Suspicion) => Failure | undefined;
};

/** Declares a suspicion as it is and leads to its incident; to that of somebody who was faster, where there was one. */
export function useDeclareSuspicion(me: string): DeclareSuspicion {
  const queries = useQueryClient();
  const { push } = useRouter();
  // The same words again after an answer was lost: only then is it the same declaration.
  const [sent] = useState(() => new Map<string, DeclarationInput>());

  const declaring = useMutation<{ number: number; isMine: boolean }, FailedCall, Suspicion>({
    mutationFn: async (suspicion) => {
      const declaration = sent.get(suspicion.id) ?? declarationOf(suspicion, me, new Date(serverNow()));
      const answer = await api.declareIncident(declaration);
      // What was refused declared nothing, and may be said anew as it is then.
      if (!answer.ok && answer.failure.status === null) sent.set(suspicion.id, declaration);
      else sent.delete(suspicion.id);
      if (!answer.ok && answer.failure.status === 409) {
        const number = await declaredElsewhere(suspicion.id);
        if (number !== null) return { number, isMine: false };
      }
      const record = valueOrThrow(answer);
      queries.setQueryData(queryKeys.incident(record.number), record);
      return { number: record.number, isMine: true };
    },
    onSuccess: ({ number, isMine }) => {
      void queries.invalidateQueries({ queryKey: queryKeys.monitor });
      void queries.invalidateQueries({ queryKey: queryKeys.incidentLists });
      push(incidentPath(number));
      toast("success", `${incidentName(number)} ${isMine ? "is declared" : "had been declared already"}`);
    },
  });

  const declaredElsewhere = async (id: string): Promise<number | null> => {
    const answer = await api.monitor();
    if (!answer.ok) return null;
    const { suspicion } = answer.value;
    return suspicion?.id === id ? suspicion.incidentNumber : null;
  };

  return {
    declare: (suspicion) => {
      if (!declaring.isPending) declaring.mutate(suspicion);
    },
    declaring: declaring.isPending,
    failureOf: ({ id }) => (declaring.variables?.id === id ? declaring.error?.failure : undefined),
  };
}
