import { createHash } from "node:crypto";
import {
  countAttempt,
  deleteWindowsEndedBy,
  forgetWindow,
  uncountAttempt,
  type WindowKey,
} from "#lib/db/sign-in-windows.ts";
import { ServiceError } from "#lib/services/service-error.ts";

const WINDOW_MS = 15 * 60_000;
/** Somebody who guesses at many accounts. */
const PER_ADDRESS = 20;
/** Somebody who guesses at one account; the account's owner, elsewhere, is not locked out by it. */
const PER_EMAIL_AND_ADDRESS = 5;
/** Somebody who guesses at one account from many addresses. */
const PER_EMAIL = 50;

export type SignInSource = { email: string; address: string };

/**
 * Counts an attempt before it is checked, so that parallel guesses cannot slip past the limit together.
 * @throws ServiceError `too_many_attempts`, the same whether the account exists or not
 */
export async function countSignInAttempt(source: SignInSource, now: Date): Promise<void> {
  const keys = keysOf(source);
  await count(keys.address, PER_ADDRESS, now);
  try {
    await count(keys.both, PER_EMAIL_AND_ADDRESS, now);
  } catch (error) {
    // Refused without being checked: repeating it must not shut the whole address, which may be an office, out.
    if (error instanceof ServiceError) await uncountAttempt(keys.address);
    throw error;
  }
  await count(keys.email, PER_EMAIL, now);
}

/** A sign-in that succeeded was no guess. */
export async function clearSignInAttempts(source: SignInSource, now: Date): Promise<void> {
  const keys = keysOf(source);
  await forgetWindow(keys.both);
  await uncountAttempt(keys.address);
  await uncountAttempt(keys.email);
  await deleteWindowsEndedBy(now);
}

async function count(key: WindowKey, limit: number, now: Date): Promise<void> {
  const { attempts, endsAt } = await countAttempt(key, now, new Date(now.getTime() + WINDOW_MS));
  if (attempts <= limit) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  throw new ServiceError(
    "too_many_attempts",
    `Too many sign-in attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    { retryAfterSeconds },
  );
}

function keysOf({ email, address }: SignInSource): { address: WindowKey; both: WindowKey; email: WindowKey } {
  return { address: keyOf("address", address), both: keyOf("both", address, email), email: keyOf("email", email) };
}

function keyOf(...parts: string[]): WindowKey {
  return new Uint8Array(createHash("sha256").update(JSON.stringify(parts)).digest());
}
