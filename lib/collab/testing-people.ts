import { OPERATOR } from "#lib/auth/actor.ts";
import { sessionHeaders } from "#lib/auth/testing.ts";
import type { Account, Role } from "#lib/contracts/account.ts";
import { findPostmortem } from "#lib/db/postmortems.ts";
import { createAccount } from "#lib/services/create-account.ts";
import { issueApiToken } from "#lib/services/issue-api-token.ts";
import { givenIncident } from "#lib/services/narrative-testing.ts";
import { contextOf, freshEmail } from "#lib/services/testing.ts";

const ctx = contextOf(OPERATOR);

/** A new incident: its number, and the name of its narrative's document. */
export async function declareForTest(): Promise<{ number: number; document: string }> {
  const { number } = await givenIncident(OPERATOR);
  const postmortem = await findPostmortem(number);
  if (postmortem === null) throw new Error(`incident ${number} has no postmortem`);
  return { number, document: postmortem.document };
}

/** The headers of somebody who signed in as a new account. */
export async function signedIn(
  role: Role,
  { name = `A ${role}`, maxAge }: { name?: string; maxAge?: number } = {},
): Promise<{ account: Account; headers: { cookie: string } }> {
  const input = { name, email: freshEmail(), role, password: "correct horse battery" };
  const account = await createAccount({ ctx, input });
  return { account, headers: await sessionHeaders(account, maxAge) };
}

export async function withToken(
  role: "responder" | "viewer",
): Promise<{ id: string; headers: { authorization: string } }> {
  const { id, token } = await issueApiToken({ ctx, input: { name: "Wall", role } });
  return { id, headers: { authorization: `Bearer ${token}` } };
}
