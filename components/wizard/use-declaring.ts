"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useSubmission } from "#components/form/use-submission.ts";
import { wizardPath } from "#components/incident/paths.ts";
import { toast } from "#components/ui/toast.tsx";
import { type Declared, declarationOf, stillOf } from "#components/wizard/declared.ts";
import { goInstead } from "#components/wizard/go.ts";
import type { WalkInHand } from "#components/wizard/use-walk.ts";
import { api } from "#lib/client/api.ts";
import { freshKey } from "#lib/client/fresh-key.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import { serverNow } from "#lib/client/server-clock.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { incidentName } from "#lib/incident/labels.ts";

/** The server's word for "under this key another declaration was recorded". */
const KEY_REUSED = "key_reused";

/**
 * Declares what the form says and shows what came of it. One draft is one incident, however often it is sent and whatever
 * is changed in between: where the answer to an earlier press was lost, the server tells (`wasDeclaredBefore`), and only
 * the person knows whether `declareAnother` is right.
 * @param fill the form as it is at a time
 */
export function useDeclaring(hand: WalkInHand, fill: (now: Date) => Declared) {
  const queries = useQueryClient();
  const isAnother = useRef(false);
  const submission = useSubmission<IncidentRecord>(
    () => {
      const { walk, grounds, draft, typed } = hand;
      const declared = fill(new Date(serverNow()));
      const key = (isAnother.current ? null : draft.sent?.key) ?? freshKey();
      // Kept before it is sent: from here on the answer can be lost, and the page with it.
      hand.keep({ ...draft, typed: stillOf(declared, typed), sent: { key, nextUpdateAt: declared.nextUpdateAt } });
      const declaration = declarationOf(declared, { walk, evidence: grounds, startedAt: draft.startedAt });
      return api.declareIncident({ ...declaration, idempotencyKey: key });
    },
    (record) => {
      queries.setQueryData(queryKeys.incident(record.number), record);
      void queries.invalidateQueries({ queryKey: queryKeys.incidentLists });
      void queries.invalidateQueries({ queryKey: queryKeys.monitor });
      hand.forget();
      // Somebody may have left meanwhile: another page's address is not ours to change.
      if (window.location.pathname === wizardPath()) goInstead({ screen: "done", incident: record.number });
      else toast("success", `${incidentName(record.number)} is declared`);
    },
  );
  return {
    ...submission,
    wasDeclaredBefore: submission.failure?.code === KEY_REUSED,
    declareAnother: () => {
      isAnother.current = true;
      // It sends, or is stopped by the browser's own validation, before it returns.
      submission.form.current?.requestSubmit();
      isAnother.current = false;
    },
  };
}
