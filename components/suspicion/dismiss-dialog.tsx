"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useSubmission } from "#components/form/use-submission.ts";
import { incidentPath } from "#components/incident/paths.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { decidedIn } from "#components/suspicion/decided.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toast } from "#components/ui/toast.tsx";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Suspicion } from "#lib/contracts/monitor.ts";
import { incidentName } from "#lib/incident/labels.ts";

type DismissDialogProps = { suspicion: Suspicion; onClose: () => void };

/**
 * Asks why a suspicion is no incident: whoever reads the log later has nothing else to go by. Where it is over, or somebody else
 * decides, while it is open, it says so.
 */
export function DismissDialog({ suspicion: { id, trigger }, onClose }: DismissDialogProps) {
  const queries = useQueryClient();
  const { view } = useMonitor();
  const reason = useOwnDraft<string>(`dismiss.${id}`, "", readReason);
  const { form, submit, sending, failure, errorOf } = useSubmission<Suspicion>(
    async () => {
      const answer = await api.dismissSuspicion(id, { reason: reason.value });
      // Before the dialog closes: the button that opened it is gone by then, and the focus goes on from there. After a
      // refusal too, for somebody else may have decided.
      await queries.invalidateQueries({ queryKey: queryKeys.monitor });
      return answer;
    },
    () => {
      reason.settle(reason.value);
      toast("success", "The suspicion is dismissed");
      onClose();
    },
  );
  // The page hears of this one's own decision before its answer is done with.
  const decided = sending ? null : decidedIn(view, id);
  return (
    <Dialog onClose={onClose} title="Dismiss the suspicion" description={trigger}>
      {decided !== null ? (
        <Decided onClose={onClose}>
          {decided.words}{" "}
          {decided.incident === null ? null : (
            <TextLink href={incidentPath(decided.incident)} onClick={onClose}>
              {incidentName(decided.incident)}
            </TextLink>
          )}
        </Decided>
      ) : (
        <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
          <TextInput
            label="Why it is no incident"
            hint="Kept with the suspicion, with your name."
            value={reason.value}
            onChange={({ target }) => reason.change(target.value)}
            maxLength={500}
            autoComplete="off"
            error={errorOf("reason")}
          />
          <FormFailure failure={failure} title="The suspicion was not dismissed" fields={["reason"]} />
          <FormActions submit="Dismiss" sending={sending} sendingLabel="Dismissing" onCancel={onClose} draft={reason} />
        </form>
      )}
    </Dialog>
  );
}

/** In the place of the form, which had the focus. */
function Decided({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const close = useRef<HTMLButtonElement>(null);
  const wordsId = useId();
  useEffect(() => close.current?.focus(), []);
  return (
    <div className="flex flex-col gap-4">
      <p id={wordsId}>{children}</p>
      <div className="flex justify-end">
        <Button ref={close} aria-describedby={wordsId} onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}

function readReason(kept: unknown): string | null {
  return typeof kept === "string" ? kept : null;
}
