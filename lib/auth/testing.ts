import { encode } from "next-auth/jwt";
import { env } from "#lib/env.ts";

/** The headers of a browser in which the account has signed in, with its first password. */
export async function sessionHeaders(account: { id: string }, maxAge?: number): Promise<{ cookie: string }> {
  const claims = { sub: account.id, version: 1 };
  const token = await encode({ token: claims, secret: env().authSecret, ...(maxAge !== undefined && { maxAge }) });
  return { cookie: `next-auth.session-token=${token}` };
}
