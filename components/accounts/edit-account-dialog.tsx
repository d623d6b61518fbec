"use client";

import { ACCOUNT_ROLES, roleOf, roleOptions } from "#components/accounts/role-words.ts";
import { roleGiver } from "#components/accounts/sign-in-words.ts";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { textOf, useSubmission } from "#components/form/use-submission.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import type { Account } from "#lib/contracts/account.ts";

const FIELDS = ["name", "role"] as const;

type EditAccountDialogProps = { account: Account; onClose: () => void; onChanged: (account: Account) => void };

export function EditAccountDialog({ account, onClose, onChanged }: EditAccountDialogProps) {
  const { form, submit, sending, failure, errorOf } = useSubmission(
    (fields) =>
      api.changeAccount(account.id, {
        name: textOf(fields, "name"),
        role: roleOf(ACCOUNT_ROLES, textOf(fields, "role")),
      }),
    onChanged,
  );
  const giver = roleGiver(account);
  return (
    <Dialog onClose={onClose} title={`Edit ${account.name}`} description={account.email}>
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextInput label="Name" name="name" defaultValue={account.name} error={errorOf("name")} />
        <Select
          label="Role"
          name="role"
          defaultValue={account.role}
          options={roleOptions(ACCOUNT_ROLES)}
          hint={
            giver === null
              ? "Counts from the next request on."
              : `Counts from the next request on. The role comes from ${giver}, which sets it again at the next sign-in: change it there to keep it.`
          }
          error={errorOf("role")}
        />
        <FormFailure failure={failure} title="The account was not changed" fields={FIELDS} />
        <FormActions submit="Save" sending={sending} sendingLabel="Saving" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
