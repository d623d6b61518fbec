import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "#components/auth/entrance.tsx";
import { arrivalPath, returnPath, signInPath } from "#components/auth/return-path.ts";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { currentActor } from "#lib/auth/current-actor.ts";
import { setupState } from "#lib/services/setup-state.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const returnTo = returnPath((await searchParams).to);
  const actor = await currentActor();
  if (actor !== null) redirect(arrivalPath(returnTo, actor.role));
  if ((await setupState()).needsFirstAdministrator) redirect("/setup");
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
      {/* Back to this page, which then knows who it is and leads on. */}
      <SignInForm goTo={signInPath(returnTo)} />
    </Entrance>
  );
}
