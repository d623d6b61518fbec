import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { clientAddress } from "#lib/auth/client-address.ts";
import { type SessionClaims, usesSecureCookies } from "#lib/auth/session-token.ts";
import { Credentials, type ProviderFailure } from "#lib/contracts/sign-in.ts";
import { env, type RunningEnv } from "#lib/env.ts";
import { OIDC, oidcProvider } from "#lib/http/oidc-provider.ts";
import { log } from "#lib/log.ts";
import { identityOf } from "#lib/services/provider-identity.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { type SignedIn, signIn } from "#lib/services/sign-in.ts";
import { type ProviderSignIn, signInWithProvider } from "#lib/services/sign-in-with-provider.ts";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
}

const SESSION_SECONDS = 30 * 24 * 60 * 60;

/**
 * next-auth's part: the cookie, its signature and the CSRF token. Who the cookie stands for is decided in `session.ts`.
 * The browser learns why a sign-in failed from `error` in the address that next-auth answers with: `CredentialsSignin` for
 * wrong credentials, else the message of what `authorize` throws, which is therefore never anything but
 * `too_many_attempts:<seconds>` or `unavailable`.
 * @param onFailure told why a sign-in through the provider failed
 */
export function nextAuthOptions(onFailure: (failure: ProviderFailure) => void): NextAuthOptions {
  const { oidc } = env();
  // Of this one request: next-auth has no place for it between its callbacks.
  let sent: SignedIn | null = null;
  return {
    secret: env().authSecret,
    useSecureCookies: usesSecureCookies(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (input, request) => {
          const credentials = Credentials.safeParse(input);
          return credentials.success
            ? authorize(credentials.data, clientAddress(new Headers(request.headers), env().trustedProxies))
            : null;
        },
      }),
      ...(oidc === null ? [] : [oidcProvider(oidc, onFailure)]),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => {
        const address = URL.parse(url, baseUrl);
        return address?.origin === new URL(baseUrl).origin ? address.href : baseUrl;
      },
      signIn: async ({ account, profile }) => {
        if (account?.provider !== OIDC || oidc === null) return true;
        const outcome = await signInSent(profile, oidc);
        if (outcome.kind === "signed-in") sent = outcome.signedIn;
        else onFailure(outcome.because);
        return sent !== null;
      },
      jwt: ({ token, user }) => {
        if (sent !== null) return { sub: sent.accountId, version: sent.sessionVersion } satisfies SessionClaims;
        const signedIn = user as typeof user | undefined;
        return signedIn && "sessionVersion" in signedIn
          ? ({ sub: signedIn.id, version: signedIn.sessionVersion } satisfies SessionClaims)
          : token;
      },
    },
    logger: {
      error: (code) => log.error({ code }, "next-auth failed"),
      warn: (code) => log.debug({ code }, "next-auth warns"),
      debug: () => {},
    },
  };
}

async function signInSent(claims: unknown, oidc: NonNullable<RunningEnv["oidc"]>): Promise<ProviderSignIn> {
  const identity = identityOf(claims, oidc.issuer, oidc);
  if (identity === null) return { kind: "refused", because: "answer-invalid" };
  try {
    return await signInWithProvider({ ctx: { now: new Date() }, input: identity });
  } catch (error) {
    log.error({ err: error }, "Sign-in through the provider failed");
    return { kind: "refused", because: "unavailable" };
  }
}

async function authorize(credentials: Credentials, address: string) {
  try {
    const { accountId, sessionVersion } = await signIn({
      ctx: { now: new Date() },
      input: { ...credentials, address },
    });
    return { id: accountId, sessionVersion };
  } catch (error) {
    if (error instanceof ServiceError && error.code === "invalid_credentials") return null;
    if (error instanceof ServiceError) throw new Error(`${error.code}:${error.retryAfterSeconds}`);
    log.error({ err: error }, "Sign-in failed");
    throw new Error("unavailable");
  }
}
