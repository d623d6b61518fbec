import type { Role } from "#lib/contracts/account.ts";

export type Permission =
  | "triage:read"
  | "triage:run"
  | "simulator:switch"
  | "accounts:manage"
  | "tokens:manage"
  | "settings:read"
  | "settings:test"
  | "incidents:read"
  | "incidents:command"
  | "template:change"
  | "calendar:change"
  | "audit:read";

/** Who may do what. The one table: pages draw their buttons from it, and every service refuses by it. */
const PERMISSIONS = {
  "triage:read": ["admin", "responder", "viewer"],
  "triage:run": ["admin", "responder"],
  "simulator:switch": ["admin", "responder"],
  "accounts:manage": ["admin"],
  "tokens:manage": ["admin"],
  "settings:read": ["admin", "responder", "viewer"],
  "settings:test": ["admin", "responder"],
  "incidents:read": ["admin", "responder", "viewer"],
  /** Declaring one too. */
  "incidents:command": ["admin", "responder"],
  /** What new postmortems begin with. */
  "template:change": ["admin"],
  /** When the team works: deadlines follow from it. */
  "calendar:change": ["admin"],
  "audit:read": ["admin"],
} as const satisfies Record<Permission, readonly Role[]>;

export function may(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(role);
}
