import { z } from "zod";
import type { Description } from "#lib/http/operation.ts";

/** The address that next-auth would redirect a browser to. */
const Answered = z.object({ url: z.string() });

const Way = z.object({ id: z.string(), name: z.string() });

/** next-auth answers these itself; they are described so that a program can sign in by them as the sign-in page does. */
export const SIGN_IN_DESCRIPTIONS: readonly Description[] = [
  {
    id: "readCsrfToken",
    method: "GET",
    path: "/api/auth/csrf",
    summary: "The token and the cookie that signing in and out ask for",
    access: "open",
    answers: { 200: { description: "The CSRF token; its cookie is set", body: z.object({ csrfToken: z.string() }) } },
    problems: [],
  },
  {
    id: "signIn",
    method: "POST",
    path: "/api/auth/callback/credentials",
    summary: "Sign in: sets the session cookie",
    access: "open",
    body: z.object({ email: z.string(), password: z.string(), csrfToken: z.string(), json: z.literal("true") }),
    answers: {
      200: { description: "Signed in", body: Answered },
      401: {
        description:
          "Not signed in; `error` in the query of `url` is `CredentialsSignin`, or `unavailable` without the database",
        body: Answered,
      },
      429: { description: "`error` in the query of `url` is `too_many_attempts:<seconds>`", body: Answered },
    },
    problems: ["cross_site", "body_too_large"],
  },
  {
    id: "listSignInWays",
    method: "GET",
    path: "/api/auth/providers",
    summary: "How people sign in here: by password, and through the single sign-on provider where one is set up",
    access: "open",
    answers: {
      200: { description: "The ways", body: z.object({ credentials: Way, oidc: Way.optional() }) },
    },
    problems: [],
  },
  {
    id: "beginProviderSignIn",
    method: "POST",
    path: "/api/auth/signin/oidc",
    summary: "Begin a sign-in through the single sign-on provider: a browser goes on to the address in the answer",
    access: "open",
    body: z.object({
      csrfToken: z.string(),
      json: z.literal("true"),
      callbackUrl: z.string().optional().describe("Where to go once signed in: an address of this Offhook."),
    }),
    answers: {
      200: {
        description:
          "The provider's page, and cookies that its answer is checked by; " +
          "`error` in the query of `url` is `OAuthSignin` where the provider cannot be reached",
        body: Answered,
      },
    },
    problems: ["cross_site", "body_too_large", "not_found"],
  },
  {
    id: "endProviderSignIn",
    method: "GET",
    path: "/api/auth/callback/oidc",
    summary: "Where the provider sends the browser back to: sets the session cookie",
    access: "open",
    answers: {
      302: { description: "On to `callbackUrl`, or to `/sign-in`, whose `failure` says why nobody was signed in" },
    },
    problems: ["not_found"],
  },
  {
    id: "signOut",
    method: "POST",
    path: "/api/auth/signout",
    summary: "Sign out: removes the session cookie",
    access: "open",
    body: z.object({ csrfToken: z.string(), json: z.literal("true") }),
    answers: { 200: { description: "Signed out", body: Answered } },
    problems: ["cross_site", "body_too_large"],
  },
];
