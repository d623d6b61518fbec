import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { AdministratorsOnly } from "#components/settings/administrators-only.tsx";
import { AuditLog } from "#components/settings/audit-log.tsx";
import { may } from "#lib/auth/permissions.ts";
import { listAudit } from "#lib/services/list-audit.ts";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage() {
  const ctx = await pageContext();
  if (!may(ctx.actor.role, "audit:read")) return <AdministratorsOnly what="the audit log" />;
  return <AuditLog initial={await listAudit({ ctx, input: {} })} />;
}
