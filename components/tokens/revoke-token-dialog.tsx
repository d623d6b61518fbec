"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import type { ApiToken } from "#lib/contracts/api-token.ts";

type RevokeTokenDialogProps = { token: ApiToken; onClose: () => void; onRevoked: () => void };

export function RevokeTokenDialog({ token, onClose, onRevoked }: RevokeTokenDialogProps) {
  const revoke = useMutation<void, FailedCall>({
    mutationFn: async () => valueOrThrow(await api.revokeToken(token.id)),
    onSuccess: onRevoked,
  });
  return (
    <ConfirmDialog
      danger
      title={`Revoke the token “${token.name}”?`}
      confirmLabel="Revoke"
      busyLabel="Revoking"
      busy={revoke.isPending}
      error={revoke.error?.message}
      onConfirm={() => {
        if (!revoke.isPending) revoke.mutate();
      }}
      onClose={onClose}
    >
      Whatever uses it is refused from its next request on. This cannot be undone; a new token can be made.
    </ConfirmDialog>
  );
}
