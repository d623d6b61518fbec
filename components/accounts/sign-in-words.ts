import type { Account } from "#lib/contracts/account.ts";

type Ways = Pick<Account, "signsInBy">;

/** How somebody signs in, in a line. */
export function signInWords({ signsInBy: { password, providers } }: Ways): string {
  const ways = [...(password ? ["password"] : []), ...providers.map(({ host }) => host)];
  return ways.length === 0 ? "has no way to sign in" : `signs in by ${ways.join(" or ")}`;
}

/** The provider that gave the role, and gives it anew at the next sign-in; null where the role is set here. */
export function roleGiver({ signsInBy: { providers } }: Ways): string | null {
  return providers.find(({ role }) => role !== null)?.host ?? null;
}
