"use client";

import { ACCOUNT_ROLES, roleOf, roleOptions } from "#components/accounts/role-words.ts";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { textOf, useSubmission } from "#components/form/use-submission.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import type { Account } from "#lib/contracts/account.ts";

const FIELDS = ["name", "email", "role", "password"] as const;

export function AddAccountDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (account: Account) => void }) {
  const { form, submit, sending, failure, errorOf } = useSubmission(
    (fields) =>
      api.addAccount({
        name: textOf(fields, "name"),
        email: textOf(fields, "email"),
        role: roleOf(ACCOUNT_ROLES, textOf(fields, "role")),
        password: textOf(fields, "password"),
      }),
    onAdded,
  );
  return (
    <Dialog
      onClose={onClose}
      title="Add an account"
      description="Offhook sends no e-mail: tell the person their first password yourself."
    >
      <form ref={form} onSubmit={submit} noValidate autoComplete="off" className="flex flex-col gap-4">
        <TextInput label="Name" name="name" error={errorOf("name")} />
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoCapitalize="none"
          spellCheck={false}
          error={errorOf("email")}
        />
        <Select
          label="Role"
          name="role"
          defaultValue="responder"
          options={roleOptions(ACCOUNT_ROLES)}
          error={errorOf("role")}
        />
        <PasswordInput
          label="First password"
          name="password"
          autoComplete="new-password"
          hint="12 characters or more. A few words in a row are easy to remember and hard to guess."
          error={errorOf("password")}
        />
        <FormFailure failure={failure} title="The account was not added" fields={FIELDS} />
        <FormActions submit="Add the account" sending={sending} sendingLabel="Adding" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
