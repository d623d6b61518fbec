import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { Accounts } from "#components/accounts/accounts.tsx";
import { AdministratorsOnly } from "#components/settings/administrators-only.tsx";
import { may } from "#lib/auth/permissions.ts";
import { listAccounts } from "#lib/services/list-accounts.ts";

export const metadata: Metadata = { title: "People" };

export default async function AccountsPage() {
  const ctx = await pageContext();
  if (!may(ctx.actor.role, "accounts:manage")) return <AdministratorsOnly what="people's accounts" />;
  const ownId = ctx.actor.kind === "account" ? ctx.actor.id : null;
  return <Accounts initial={await listAccounts({ ctx })} ownId={ownId} />;
}
