/** What a provider says of somebody, by name. */
export type ProviderClaims = { readonly sub: string; readonly [name: string]: unknown };

/**
 * What its signed token says, and what it tells beside it where the token is silent. That an address is verified is said of the
 * address that stands beside it, and never of another one.
 */
export function claimsTogether(signed: ProviderClaims, told: Readonly<Record<string, unknown>>): ProviderClaims {
  const { email = told.email } = signed;
  const isSaidOf = (claims: Readonly<Record<string, unknown>>) => claims.email === email;
  const verified = [signed, told].filter(isSaidOf).map((claims) => claims.email_verified);
  return { ...told, ...signed, email, email_verified: verified.find((one) => one !== undefined) };
}
