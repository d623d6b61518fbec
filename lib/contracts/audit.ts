import { z } from "zod";
import { Author } from "#lib/incident/author.ts";
import { Instant } from "#lib/text/instant.ts";

export const AUDIT_ACTIONS = [
  "account.created",
  "account.changed",
  "account.disabled",
  "account.enabled",
  "account.password-set",
  "account.signed-in",
  "account.linked",
  "token.issued",
  "token.revoked",
  "calendar.changed",
  "template.changed",
  "simulator.switched",
  "postmortem.exported",
  "action-items.exported",
  "entry.redacted",
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

/** Who changed accounts, tokens or settings, or took data out. */
export const AuditEvent = z.object({
  id: z.int(),
  at: Instant,
  by: Author,
  action: AuditAction,
  /** What it was done to, in words. */
  subject: z.string(),
  /** What changed, by name: never a secret. */
  detail: z.record(z.string(), z.string()),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** `GET /api/audit`: newest first. */
export const AuditQuery = z.strictObject({
  action: AuditAction.optional(),
  /** The id of the last one that was seen. */
  before: z.coerce.number({ error: "Enter a number" }).int({ error: "Enter a number" }).min(1).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPage = z.object({ events: z.array(AuditEvent), more: z.boolean() });
export type AuditPage = z.infer<typeof AuditPage>;
