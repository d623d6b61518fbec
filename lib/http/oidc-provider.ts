import type { OAuthConfig } from "next-auth/providers/oauth";
import type { ProviderFailure } from "#lib/contracts/sign-in.ts";
import type { RunningEnv } from "#lib/env.ts";
import { claimsTogether, type ProviderClaims } from "#lib/http/provider-claims.ts";
import { providerCodeOf, providerFailureOf } from "#lib/http/provider-failure.ts";
import { log } from "#lib/log.ts";

/** As it stands in addresses: `/api/auth/callback/oidc` is what the provider is told to send people back to. */
export const OIDC = "oidc";

const DEADLINE_MS = 10_000;

/**
 * Single sign-on by OpenID Connect, for next-auth: the code flow with PKCE, state and nonce. next-auth keeps those three in signed
 * cookies; openid-client, which it brings, compares them and checks the token's signature, issuer, audience and times.
 * @param onFailure told why it failed before next-auth throws it, of whose words little is left then
 */
export function oidcProvider(
  { issuer, clientId, clientSecret, name, roleClaim }: NonNullable<RunningEnv["oidc"]>,
  onFailure: (failure: ProviderFailure) => void,
): OAuthConfig<ProviderClaims> {
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const failure = error instanceof OtherIssuer ? "answer-invalid" : providerFailureOf(error);
      log.warn({ failure, code: providerCodeOf(error) }, "A sign-in through the provider failed");
      onFailure(failure);
      throw error;
    }
  };
  let claims: ProviderClaims = { sub: "" };
  return {
    id: OIDC,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    httpOptions: { timeout: DEADLINE_MS },
    token: {
      request: ({ client, provider, params, checks }) =>
        told(async () => {
          const { issuer: says, userinfo_endpoint } = client.issuer.metadata;
          // Whoever answers at that address must be who is trusted, and not somebody it names.
          if (says.replace(/\/+$/, "") !== issuer) throw new OtherIssuer();
          const tokens = await client.callback(provider.callbackUrl, params, checks);
          claims = tokens.claims();
          const isComplete = ["email", "email_verified", "name", roleClaim].every((claim) => claim in claims);
          // Many providers tell some claims there alone. What the signed token says comes first.
          if (!isComplete && userinfo_endpoint !== undefined)
            claims = claimsTogether(claims, await client.userinfo(tokens));
          return { tokens };
        }),
    },
    userinfo: { request: () => claims },
    // Who it is to us is found out afterwards; next-auth asks for an id.
    profile: ({ sub }) => ({ id: sub, sessionVersion: 0 }),
  };
}

class OtherIssuer extends Error {
  override readonly name = "OtherIssuer";
}
