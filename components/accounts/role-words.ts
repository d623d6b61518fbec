import type { Role } from "#lib/contracts/account.ts";

/** The roles as they are offered, with what each may do. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  admin: { name: "Administrator", may: "everything, accounts and tokens too" },
  responder: { name: "Responder", may: "run triage, switch scenarios, test systems" },
  viewer: { name: "Viewer", may: "read" },
};

/** Options of a select, the least powerful first. */
export function roleOptions<Offered extends Role>(roles: readonly Offered[]): { value: Offered; label: string }[] {
  return roles.map((role) => ({ value: role, label: `${ROLE_WORDS[role].name}: may ${ROLE_WORDS[role].may}` }));
}

/** The role that a form's field holds; the least powerful for anything else. */
export function roleOf<Offered extends Role>(roles: readonly [Offered, ...Offered[]], text: string): Offered {
  return roles.find((role) => role === text) ?? roles[0];
}

export const ACCOUNT_ROLES = ["viewer", "responder", "admin"] as const satisfies readonly Role[];
