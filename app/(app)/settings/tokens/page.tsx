import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { AdministratorsOnly } from "#components/settings/administrators-only.tsx";
import { Tokens } from "#components/tokens/tokens.tsx";
import { may } from "#lib/auth/permissions.ts";
import { listApiTokens } from "#lib/services/list-api-tokens.ts";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const ctx = await pageContext();
  if (!may(ctx.actor.role, "tokens:manage")) return <AdministratorsOnly what="API tokens" />;
  return <Tokens initial={await listApiTokens({ ctx })} />;
}
