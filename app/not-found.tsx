import type { Metadata } from "next";
import { connection } from "next/server";
import { BarePage } from "#components/shell/bare-page.tsx";
import { Wordmark } from "#components/shell/wordmark.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { env } from "#lib/env.ts";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  await connection();
  return (
    <BarePage simulated={env().simulated}>
      <main id="main" className="mx-auto flex w-full max-w-[32rem] flex-1 flex-col justify-center gap-8 px-4 py-12">
        <Wordmark />
        <div className="flex flex-col gap-2">
          <h1 className="text-28 font-semibold">There is no page at this address</h1>
          <p className="text-muted">The link may be old, or a character got lost on the way.</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/" variant="primary" size="large">
            Open the dashboard
          </LinkButton>
          <LinkButton href="/runbook" size="large">
            Open the runbook
          </LinkButton>
        </div>
      </main>
    </BarePage>
  );
}
