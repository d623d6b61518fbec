import { AuditPage, AuditQuery } from "#lib/contracts/audit.ts";
import { operation } from "#lib/http/operation.ts";
import * as listing from "#lib/services/list-audit.ts";

export const listAudit = operation({
  id: "listAudit",
  method: "GET",
  path: "/api/audit",
  summary: "Who changed accounts, tokens or settings, or took data out; newest first, 50 at a time",
  access: "audit:read",
  query: AuditQuery,
  answers: { 200: { description: "A page of the audit log", body: AuditPage } },
  problems: [],
  handle: async ({ ctx, query }) => ({ status: 200, body: await listing.listAudit({ ctx, input: query }) }),
});
