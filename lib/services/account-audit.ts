import type { Account } from "#lib/contracts/account.ts";
import type { AuditAction } from "#lib/contracts/audit.ts";

type AccountEvent = { action: AuditAction; subject: string; detail: Record<string, string> };

/** What a change of an account was, as the audit log tells it: what stayed is not told. */
export function accountAudit(
  before: Account,
  after: Account,
  { passwordSet }: { passwordSet: boolean },
): readonly AccountEvent[] {
  const { name: subject, email } = after;
  const events: AccountEvent[] = [];
  const renamed = before.name !== after.name ? { name: after.name, nameBefore: before.name } : null;
  const role = before.role !== after.role ? { role: after.role, roleBefore: before.role } : null;
  if (renamed || role) events.push({ action: "account.changed", subject, detail: { email, ...renamed, ...role } });
  if (passwordSet) events.push({ action: "account.password-set", subject, detail: { email } });
  if ((before.disabledAt === null) !== (after.disabledAt === null)) {
    events.push({
      action: after.disabledAt === null ? "account.enabled" : "account.disabled",
      subject,
      detail: { email },
    });
  }
  return events;
}
