import { z } from "zod";
import { Role } from "#lib/contracts/account.ts";
import { Email } from "#lib/contracts/account-text.ts";
import type { RunningEnv } from "#lib/env.ts";
import { Name } from "#lib/text/plain.ts";

/** The role that a provider stands for. */
export type GivenRole = {
  readonly role: Role;
  /** False where the claims name none: the role is then what people begin with, and what is set here stays. */
  readonly isClaimed: boolean;
};

/** Whom a provider says that somebody is. */
export type ProviderIdentity = {
  readonly issuer: string;
  readonly subject: string;
  /** Null where the provider named none. */
  readonly email: string | null;
  /** Whether the provider knows that the address is theirs. */
  readonly isEmailVerified: boolean;
  readonly name: string;
  /** Null: not let in. */
  readonly role: GivenRole | null;
};

const Claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
  name: z.unknown().optional(),
  preferred_username: z.unknown().optional(),
});

/**
 * What the claims of an identity token say to us. They are the provider's words, and checked like any other input.
 * @returns null where they name nobody
 */
export function identityOf(
  claims: unknown,
  issuer: string,
  { roleClaim, defaultRole }: Pick<NonNullable<RunningEnv["oidc"]>, "roleClaim" | "defaultRole">,
): ProviderIdentity | null {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return null;
  const { sub, email: told, email_verified, name, preferred_username } = parsed.data;
  const email = Email.safeParse(told).data ?? null;
  return {
    issuer,
    subject: sub,
    email,
    // Some providers write it as text.
    isEmailVerified: email_verified === true || email_verified === "true",
    name: [name, preferred_username, email].flatMap((one) => Name.safeParse(one).data ?? [])[0] ?? "Somebody",
    role: givenRole(Object.hasOwn(parsed.data, roleClaim) ? parsed.data[roleClaim] : undefined, defaultRole),
  };
}

/** The highest role that the claim names. A claim that is there and names none of ours takes away what it gave before. */
function givenRole(claim: unknown, defaultRole: Role | null): GivenRole | null {
  const isClaimed = claim !== undefined && claim !== null;
  const named: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const role = Role.options.find((one) => named.includes(one)) ?? defaultRole;
  return role === null ? null : { role, isClaimed };
}
