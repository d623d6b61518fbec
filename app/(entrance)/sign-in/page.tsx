import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "#components/auth/entrance.tsx";
import { ProviderButton } from "#components/auth/provider-button.tsx";
import { providerFailureWords } from "#components/auth/provider-failure-words.ts";
import { arrivalPath, returnPath, signInPath } from "#components/auth/return-path.ts";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { currentActor } from "#lib/auth/current-actor.ts";
import { env } from "#lib/env.ts";
import { setupState } from "#lib/services/setup-state.ts";

export const metadata: Metadata = { title: "Sign in" };

type Asked = { to?: string | string[]; failure?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { to, failure } = await searchParams;
  const returnTo = returnPath(to);
  const actor = await currentActor();
  if (actor !== null) redirect(arrivalPath(returnTo, actor.role));
  if ((await setupState()).needsFirstAdministrator) redirect("/setup");
  const provider = env().oidc?.name ?? null;
  const words = provider === null ? null : providerFailureWords(failure, provider);
  // Back to this page, which then knows who it is and leads on.
  const goTo = signInPath(returnTo);
  return (
    <Entrance
      title="Sign in"
      description={
        <p>
          In a hurry without an account? <code className="font-mono text-14">npx offhook triage</code> and{" "}
          <a href="/triage.sh" className="font-medium text-accent-ink underline underline-offset-4">
            triage.sh
          </a>{" "}
          need none.
        </p>
      }
    >
      {words === null ? null : (
        <Notice role="status" tone="failing" title="Not signed in">
          {words}
        </Notice>
      )}
      {provider === null ? null : (
        <>
          <ProviderButton name={provider} comeBackTo={goTo} />
          <p className="flex items-center gap-4 text-14 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or with a password
          </p>
        </>
      )}
      <SignInForm goTo={goTo} />
    </Entrance>
  );
}
