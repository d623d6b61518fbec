"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import type { Account } from "#lib/contracts/account.ts";

type DisableAccountDialogProps = {
  account: Account;
  /** False enables the account again. */
  disable: boolean;
  onClose: () => void;
  onChanged: (account: Account) => void;
};

export function DisableAccountDialog({ account, disable, onClose, onChanged }: DisableAccountDialogProps) {
  const change = useMutation<Account, FailedCall>({
    mutationFn: async () => valueOrThrow(await api.changeAccount(account.id, { disabled: disable })),
    onSuccess: onChanged,
  });
  const words = disable
    ? { title: `Disable ${account.name}?`, verb: "Disable", doing: "Disabling" }
    : { title: `Enable ${account.name}?`, verb: "Enable", doing: "Enabling" };
  return (
    <ConfirmDialog
      title={words.title}
      confirmLabel={words.verb}
      busyLabel={words.doing}
      busy={change.isPending}
      error={change.error?.message}
      danger={disable}
      onConfirm={() => {
        if (!change.isPending) change.mutate();
      }}
      onClose={onClose}
    >
      {disable
        ? "They are signed out at their next request and cannot sign in. What they did stays. You can enable them again."
        : "They can sign in again as before."}
    </ConfirmDialog>
  );
}
