"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { LineField } from "#components/form/line-field.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useSubmission } from "#components/form/use-submission.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Suspicion } from "#lib/contracts/monitor.ts";

type DismissDialogProps = { suspicion: Suspicion; onClose: () => void };

/** Asks why a suspicion is no incident: whoever reads the log later has nothing else to go by. */
export function DismissDialog({ suspicion: { id, trigger }, onClose }: DismissDialogProps) {
  const queries = useQueryClient();
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
  return (
    <Dialog onClose={onClose} title="Dismiss the suspicion" description={trigger}>
      <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
        <LineField
          label="Why it is no incident"
          hint="Kept with the suspicion, with your name."
          value={reason.value}
          onChange={reason.change}
          maxLength={500}
          error={errorOf("reason")}
        />
        <FormFailure failure={failure} title="The suspicion was not dismissed" fields={["reason"]} />
        <FormActions submit="Dismiss" sending={sending} sendingLabel="Dismissing" onCancel={onClose} draft={reason} />
      </form>
    </Dialog>
  );
}

function readReason(kept: unknown): string | null {
  return typeof kept === "string" ? kept : null;
}
