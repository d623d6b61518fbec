"use client";

import { useRouter } from "next/navigation";
import { FormFailure } from "#components/form/form-failure.tsx";
import { textOf, useSubmission } from "#components/form/use-submission.ts";
import { Button } from "#components/ui/button.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import { signIn } from "#lib/client/session.ts";

const FIELDS = ["name", "email", "password"] as const;

/** Makes the first administrator and signs them in with what they have just typed. */
export function SetupForm() {
  const router = useRouter();
  const { form, submit, sending, failure, errorOf } = useSubmission(
    (fields) =>
      api.setUp({
        name: textOf(fields, "name"),
        email: textOf(fields, "email"),
        password: textOf(fields, "password"),
      }),
    async (_, sent) => {
      const fields = new FormData(sent);
      const answer = await signIn({ email: textOf(fields, "email"), password: textOf(fields, "password") });
      if (answer.ok) window.location.assign("/");
      else router.replace("/sign-in");
    },
  );
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <TextInput label="Name" name="name" autoComplete="name" error={errorOf("name")} />
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        hint="You sign in with it. Offhook sends no e-mail."
        error={errorOf("email")}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="12 characters or more. A few words in a row are easy to remember and hard to guess."
        error={errorOf("password")}
      />
      <FormFailure failure={failure} title="The account was not made" fields={FIELDS} />
      <Button type="submit" variant="primary" size="large" busy={sending} busyLabel="Making the account">
        Make the administrator
      </Button>
    </form>
  );
}
