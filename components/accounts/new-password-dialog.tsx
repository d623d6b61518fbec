"use client";

import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { textOf, useSubmission } from "#components/form/use-submission.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { api } from "#lib/client/api.ts";
import type { Account } from "#lib/contracts/account.ts";

const FIELDS = ["password"] as const;

type NewPasswordDialogProps = { account: Account; onClose: () => void; onChanged: (account: Account) => void };

export function NewPasswordDialog({ account, onClose, onChanged }: NewPasswordDialogProps) {
  const { form, submit, sending, failure, errorOf } = useSubmission(
    (fields) => api.changeAccount(account.id, { password: textOf(fields, "password") }),
    onChanged,
  );
  const hasOne = account.signsInBy.password;
  return (
    <Dialog
      onClose={onClose}
      title={hasOne ? `New password for ${account.name}` : `Set a password for ${account.name}`}
      description={
        hasOne
          ? "Ends all sessions of the account. Tell the person the password yourself."
          : "Lets them sign in with it as well. Ends all sessions of the account. Tell the person the password yourself."
      }
    >
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <PasswordInput
          label="New password"
          name="password"
          autoComplete="new-password"
          hint="12 characters or more. A few words in a row are easy to remember and hard to guess."
          error={errorOf("password")}
        />
        <FormFailure failure={failure} title="The password was not changed" fields={FIELDS} />
        <FormActions submit="Set the password" sending={sending} sendingLabel="Setting" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
