import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "#components/auth/entrance.tsx";
import { SetupForm } from "#components/auth/setup-form.tsx";
import { setupState } from "#lib/services/setup-state.ts";

export const metadata: Metadata = { title: "First administrator" };

export default async function SetupPage() {
  if (!(await setupState()).needsFirstAdministrator) redirect("/sign-in");
  return (
    <Entrance
      title="Welcome to Offhook"
      description={
        <p>
          This installation is new. Make the first administrator; everybody else is added in the settings. This page
          works once.
        </p>
      }
    >
      <SetupForm />
    </Entrance>
  );
}
