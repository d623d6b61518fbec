"use client";

import type { Choice } from "#components/incident/messages/decisions.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";

type DecisionDialogProps = {
  choice: Choice;
  busy: boolean;
  error: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a message could come twice, or not at all. */
export function DecisionDialog({ choice, ...rest }: DecisionDialogProps) {
  return (
    <ConfirmDialog
      title={choice.question?.title ?? choice.label}
      confirmLabel={choice.label}
      busyLabel="Sending"
      {...rest}
    >
      {choice.question?.text}
    </ConfirmDialog>
  );
}
