"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubmission } from "#components/form/use-submission.ts";
import { type Declared, declarationOf } from "#components/wizard/declared.ts";
import { goInstead } from "#components/wizard/go.ts";
import type { WalkInHand } from "#components/wizard/use-walk.ts";
import { api } from "#lib/client/api.ts";
import { idempotencyKeys } from "#lib/client/idempotency-keys.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

/** Declares what the form says, once, however often it is sent; then shows what came of it. */
export function useDeclaring(hand: WalkInHand, declared: Declared) {
  const queries = useQueryClient();
  return useSubmission<IncidentRecord>(
    () => {
      const { walk, grounds, draft, keep } = hand;
      const declaration = declarationOf(declared, { walk, evidence: grounds, startedAt: draft.startedAt });
      // From here on the form stands still, also over a reload: only the same words are the same declaration.
      const sent = { ...draft, typed: declared };
      let { sentKeys } = sent;
      const keyOf = idempotencyKeys({
        read: () => sentKeys,
        write: (keys) => {
          sentKeys = keys;
        },
      });
      const idempotencyKey = keyOf(declaration).value;
      keep({ ...sent, sentKeys });
      return api.declareIncident({ ...declaration, idempotencyKey });
    },
    (record) => {
      queries.setQueryData(queryKeys.incident(record.number), record);
      void queries.invalidateQueries({ queryKey: queryKeys.incidentLists });
      hand.forget();
      goInstead({ screen: "done", incident: record.number });
    },
  );
}
