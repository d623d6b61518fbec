"use client";

import { useState } from "react";
import { roleOf, roleOptions } from "#components/accounts/role-words.ts";
import { FormActions } from "#components/form/form-actions.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { textOf, useSubmission } from "#components/form/use-submission.ts";
import { IssuedToken } from "#components/tokens/issued-token.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import type { ApiTokenRole, IssuedApiToken } from "#lib/contracts/api-token.ts";

const FIELDS = ["name", "role"] as const;
const TOKEN_ROLES = ["viewer", "responder"] as const satisfies readonly ApiTokenRole[];

/** First the form, then the token, shown this once. */
export function MakeTokenDialog({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const [issued, setIssued] = useState<IssuedApiToken | null>(null);
  const { form, submit, sending, failure, errorOf } = useSubmission(
    (fields) => api.issueToken({ name: textOf(fields, "name"), role: roleOf(TOKEN_ROLES, textOf(fields, "role")) }),
    (made) => {
      setIssued(made);
      onMade();
    },
  );
  if (issued !== null) {
    return (
      <Dialog
        onClose={onClose}
        title={`The token “${issued.name}”`}
        description="Copy it now: only its hash is kept, so it can never be shown again."
      >
        <IssuedToken token={issued.token} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title="Make a token">
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextInput
          label="Name"
          name="name"
          hint="What will use it, for instance “status board”."
          error={errorOf("name")}
        />
        <Select
          label="Role"
          name="role"
          options={roleOptions(TOKEN_ROLES)}
          hint="A token never administers: a leaked one must not be able to make more of itself."
          error={errorOf("role")}
        />
        <FormFailure failure={failure} title="The token was not made" fields={FIELDS} />
        <FormActions submit="Make the token" sending={sending} sendingLabel="Making" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
