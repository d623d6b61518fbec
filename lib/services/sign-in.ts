import { verifyPassword } from "#lib/auth/password.ts";
import { Email } from "#lib/contracts/account-text.ts";
import type { Credentials } from "#lib/contracts/sign-in.ts";
import { findAccountByEmail, recordPasswordSignIn } from "#lib/db/accounts.ts";
import { ServiceError } from "#lib/services/service-error.ts";
import { clearSignInAttempts, countSignInAttempt } from "#lib/services/sign-in-limit.ts";

/** What a session is made of: the account, and the version that a new password or disabling raises. */
export type SignedIn = { accountId: string; sessionVersion: number };

/**
 * Checks an e-mail address and a password. An unknown address, an account without a password, a wrong password and a disabled
 * account get the same answer after the same work.
 * @param address where the attempt comes from, see `clientAddress`
 * @throws ServiceError `invalid_credentials`, `too_many_attempts`
 */
export async function signIn({
  ctx,
  input,
}: {
  ctx: { now: Date };
  input: Credentials & { address: string };
}): Promise<SignedIn> {
  const email = Email.safeParse(input.email);
  if (!email.success) throw invalidCredentials();
  const source = { email: email.data, address: input.address };
  await countSignInAttempt(source, ctx.now);
  const account = await findAccountByEmail(email.data);
  const verified = await verifyPassword(input.password, account?.passwordHash ?? null);
  if (account === null || !verified || account.disabledAt !== null) throw invalidCredentials();
  await clearSignInAttempts(source, ctx.now);
  await recordPasswordSignIn(account, ctx.now);
  return { accountId: account.id, sessionVersion: account.sessionVersion };
}

function invalidCredentials(): ServiceError {
  return new ServiceError(
    "invalid_credentials",
    "This e-mail address and password do not belong to an account that may sign in.",
  );
}
