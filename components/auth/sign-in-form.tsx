"use client";

import { FormFailure } from "#components/form/form-failure.tsx";
import { textOf, useSubmission } from "#components/form/use-submission.ts";
import { Button } from "#components/ui/button.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { signIn } from "#lib/client/session.ts";

const FIELDS = ["email", "password"] as const;

/** @param goTo where to go once signed in; a path of this app. */
export function SignInForm({ goTo }: { goTo: string }) {
  const { form, submit, sending, failure, errorOf } = useSubmission(
    (fields) => signIn({ email: textOf(fields, "email"), password: textOf(fields, "password") }),
    // A whole load: everything on the page depends on who is signed in.
    () => window.location.assign(goTo),
  );
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf("email")}
      />
      <PasswordInput label="Password" name="password" autoComplete="current-password" error={errorOf("password")} />
      <FormFailure failure={failure} title="Not signed in" fields={FIELDS} />
      <Button type="submit" variant="primary" size="large" busy={sending} busyLabel="Signing in">
        Sign in
      </Button>
    </form>
  );
}
