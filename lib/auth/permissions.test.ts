import { expect, test } from "vitest";
import { may, type Permission } from "#lib/auth/permissions.ts";
import type { Role } from "#lib/contracts/account.ts";

/** Written out a second time on purpose: a slip in the table must meet somebody who disagrees. */
const EXPECTED: Record<Permission, Record<Role, boolean>> = {
  "triage:read": { admin: true, responder: true, viewer: true },
  "triage:run": { admin: true, responder: true, viewer: false },
  "simulator:switch": { admin: true, responder: true, viewer: false },
  "accounts:manage": { admin: true, responder: false, viewer: false },
  "tokens:manage": { admin: true, responder: false, viewer: false },
  "settings:read": { admin: true, responder: true, viewer: true },
  "settings:test": { admin: true, responder: true, viewer: false },
  "incidents:read": { admin: true, responder: true, viewer: true },
  "incidents:command": { admin: true, responder: true, viewer: false },
  "template:change": { admin: true, responder: false, viewer: false },
  "calendar:change": { admin: true, responder: false, viewer: false },
  "audit:read": { admin: true, responder: false, viewer: false },
};

const rows = Object.entries(EXPECTED).flatMap(([permission, roles]) =>
  Object.entries(roles).map(([role, allowed]) => ({ permission, role, allowed })),
);

test.each(rows)("given $role, then $permission is allowed: $allowed", ({ permission, role, allowed }) => {
  expect(may(role as Role, permission as Permission)).toBe(allowed);
});
