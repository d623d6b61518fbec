import type { Answer, Failure } from "#lib/client/answer.ts";
import { call, UNREACHABLE } from "#lib/client/call.ts";
import { exchange } from "#lib/client/exchange.ts";
import { readProblem } from "#lib/client/read-problem.ts";

type Credentials = { email: string; password: string };

/**
 * Signs in through next-auth's own endpoints (provider `credentials`), without its browser library, which weighs more
 * than these two calls. Source of the exchange: `signIn` in next-auth 4's `react/index.js`; its handler reads JSON too.
 */
export async function signIn(credentials: Credentials): Promise<Answer<URL>> {
  return withCsrf("/api/auth/callback/credentials", credentials);
}

/**
 * Begins a sign-in through the provider.
 * @param comeBackTo a path of this app
 * @returns the provider's page to go to
 */
export async function beginProviderSignIn(comeBackTo: string): Promise<Answer<URL>> {
  return withCsrf("/api/auth/signin/oidc", { callbackUrl: comeBackTo });
}

export async function signOut(): Promise<Answer<URL>> {
  return withCsrf("/api/auth/signout", {});
}

/** @returns where next-auth would lead on to */
async function withCsrf(path: string, input: Record<string, string>): Promise<Answer<URL>> {
  const csrf = await call<{ csrfToken: string }>("GET", "/api/auth/csrf");
  if (!csrf.ok) return csrf;
  const answer = await exchange("POST", path, { ...input, csrfToken: csrf.value.csrfToken, json: "true" });
  if (answer === null) return { ok: false, failure: UNREACHABLE };
  const address = addressIn(answer.body);
  if (address === null) return { ok: false, failure: readProblem(answer.status, answer.body) };
  const error = address.searchParams.get("error") ?? (address.searchParams.has("csrf") ? "csrf" : null);
  if (answer.ok && error === null) return { ok: true, value: address };
  return { ok: false, failure: refusal(answer.status, error ?? "unreadable") };
}

/** next-auth answers with the address that it would redirect to, and names the error in its query; others do not. */
function addressIn(body: unknown): URL | null {
  if (typeof body !== "object" || body === null || !("url" in body) || typeof body.url !== "string") return null;
  return URL.parse(body.url, "http://localhost");
}

function refusal(status: number, error: string): Failure {
  const [code = error, seconds] = error.split(":");
  const message =
    code === "too_many_attempts" ? `Too many attempts. Try again in ${waitText(Number(seconds))}.` : REFUSALS[code];
  return { code, status, message: message ?? OTHER_REFUSAL, fields: {} };
}

function waitText(seconds: number): string {
  if (Number.isNaN(seconds)) return "a few minutes";
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

const OTHER_REFUSAL = "The server could not do it. Try again in a moment; its log names the cause.";

/** The codes are those of `lib/http/next-auth-options.ts`, and `csrf` for a page whose cookie has gone. */
const REFUSALS: Readonly<Record<string, string>> = {
  CredentialsSignin: "This e-mail address and password do not belong to an account that may sign in.",
  OAuthSignin: "The single sign-on provider cannot be reached right now. Try again in a moment, or use a password.",
  unavailable: "The server cannot look up accounts right now. Try again in a moment.",
  csrf: "This page has grown too old to sign in from. Reload it and try again.",
};
