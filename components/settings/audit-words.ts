import { ROLE_WORDS } from "#components/accounts/role-words.ts";
import type { Role } from "#lib/contracts/account.ts";
import type { AuditAction, AuditEvent } from "#lib/contracts/audit.ts";

/** What was done, in the order in which it can be chosen. */
export const ACTION_WORDS: Readonly<Record<AuditAction, string>> = {
  "account.signed-in": "Signed in",
  "account.created": "Account made",
  "account.changed": "Account changed",
  "account.password-set": "Password set",
  "account.linked": "Single sign-on linked",
  "account.disabled": "Account disabled",
  "account.enabled": "Account enabled",
  "token.issued": "API token made",
  "token.revoked": "API token revoked",
  "calendar.changed": "Working hours changed",
  "template.changed": "Postmortem template changed",
  "simulator.switched": "Simulator switched",
  "postmortem.exported": "Postmortem exported",
  "action-items.exported": "Action items exported",
  "entry.redacted": "Entry redacted",
};

export const ACTION_OPTIONS: readonly { value: AuditAction | ""; label: string }[] = [
  { value: "", label: "Everything" },
  ...Object.keys(ACTION_WORDS).flatMap((key) => (isAction(key) ? [{ value: key, label: ACTION_WORDS[key] }] : [])),
];

/** The action that a select's value names; undefined for all of them. */
export function actionOf(value: string): AuditAction | undefined {
  return isAction(value) ? value : undefined;
}

function isAction(text: string): text is AuditAction {
  return Object.hasOwn(ACTION_WORDS, text);
}

export function authorWords({ kind, name }: AuditEvent["by"]): string {
  return kind === "api-token" ? `${name} (API token)` : name;
}

/** What changed, in a line; empty where the action says it all. */
export function detailWords(detail: AuditEvent["detail"]): string {
  const { email, name, nameBefore, role, roleBefore, roleGiven, roleKept, through, how, prefix, ...rest } = detail;
  const parts = [
    email,
    name === undefined ? undefined : `name ${name}, was ${nameBefore}`,
    role === undefined
      ? undefined
      : roleBefore === undefined
        ? roleName(role)
        : `${roleName(role)}, was ${roleName(roleBefore)}`,
    roleGiven === undefined || roleKept === undefined
      ? undefined
      : `stays ${roleName(roleKept)} as the last one, although the provider says ${roleName(roleGiven)}`,
    prefix === undefined ? undefined : `${prefix}…`,
    through === undefined ? undefined : through === "password" ? "by password" : `through ${through}`,
    how,
    // What later versions may tell.
    ...Object.entries(rest).map(([key, value]) => `${key} ${value}`),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

function roleName(role: string): string {
  return Object.hasOwn(ROLE_WORDS, role) ? ROLE_WORDS[role as Role].name : role;
}
