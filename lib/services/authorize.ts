import type { Actor } from "#lib/auth/actor.ts";
import { may, type Permission } from "#lib/auth/permissions.ts";
import type { Context } from "#lib/services/context.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/**
 * The first line of every service that is not open to everybody.
 * @throws ServiceError `unauthenticated` or `forbidden`
 */
export function authorize({ actor }: Context, permission: Permission): Actor {
  if (actor === null)
    throw new ServiceError("unauthenticated", "Sign in, or send an API token that has not been revoked.");
  if (!may(actor.role, permission)) {
    throw new ServiceError(
      "forbidden",
      `The role ${actor.role} does not allow this (${permission}). Ask an administrator.`,
    );
  }
  return actor;
}
