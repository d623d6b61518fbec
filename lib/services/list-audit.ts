import type { AuditPage, AuditQuery } from "#lib/contracts/audit.ts";
import * as audit from "#lib/db/audit.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

const PAGE_SIZE = 50;

/**
 * Who changed accounts, tokens or settings, or took data out: newest first, a page at a time.
 * @throws ServiceError `unauthenticated`, `forbidden`
 */
export async function listAudit({ ctx, input }: { ctx: Context; input: AuditQuery }): Promise<AuditPage> {
  authorize(ctx, "audit:read");
  const events = await audit.listAudit({ ...input, limit: PAGE_SIZE + 1 });
  return { events: events.slice(0, PAGE_SIZE), more: events.length > PAGE_SIZE };
}
