import { randomUUID } from "node:crypto";
import type { Account } from "#lib/contracts/account.ts";
import type { ProviderFailure } from "#lib/contracts/sign-in.ts";
import { type LockedAccounts, recordSignIn, type Transaction, withAccountsLocked } from "#lib/db/accounts.ts";
import { recordAudit } from "#lib/db/audit.ts";
import { findIdentity, hasIdentityAt, keepIdentity } from "#lib/db/identities.ts";
import type { Author } from "#lib/incident/author.ts";
import type { GivenRole, ProviderIdentity } from "#lib/services/provider-identity.ts";
import type { SignedIn } from "#lib/services/sign-in.ts";

export type ProviderSignIn = { kind: "signed-in"; signedIn: SignedIn } | { kind: "refused"; because: ProviderFailure };

type Work = { accounts: LockedAccounts; transaction: Transaction; now: Date; identity: ProviderIdentity };

/**
 * Signs in whom a provider has sent. They are known by the provider's own name of them; who comes for the first time gets the
 * account with their verified e-mail address, or else a new one. Of those who come at once, none makes a second account.
 */
export async function signInWithProvider({
  ctx: { now },
  input: identity,
}: {
  ctx: { now: Date };
  input: ProviderIdentity;
}): Promise<ProviderSignIn> {
  return withAccountsLocked(async (accounts, transaction) => {
    const work = { accounts, transaction, now, identity };
    // Whoever comes first would otherwise shut out the administrator who is still to be made.
    if (!(await accounts.any())) return refused("not-set-up");
    const { role } = identity;
    if (role === null) return refused("no-role");
    const found = await accountFor(work, role);
    if ("because" in found) return found;
    const account = await withGivenRole(work, found, role);
    await keepIdentity(transaction, identity, {
      accountId: account.id,
      role: role.isClaimed ? role.role : null,
      at: now,
    });
    const sessionVersion = await recordSignIn(transaction, account, { at: now, through: hostOf(identity) });
    return { kind: "signed-in", signedIn: { accountId: account.id, sessionVersion } };
  });
}

/** The account of whom the provider sent, made or linked where there was none. */
async function accountFor(work: Work, role: GivenRole): Promise<Account | (ProviderSignIn & { kind: "refused" })> {
  const { accounts, transaction, identity } = work;
  const known = await findIdentity(transaction, identity);
  const account = known && (await accounts.find(known.accountId));
  if (account !== null) return account.disabledAt === null ? account : refused("account-disabled");

  if (identity.email === null) return refused("email-missing");
  const namesake = await accounts.findByEmail(identity.email);
  if (namesake === null) return create(work, identity.email, role);
  if (!identity.isEmailVerified) return refused("email-unverified");
  if (namesake.disabledAt !== null) return refused("account-disabled");
  // The address may have passed on to another person: the account stays with who had it.
  if (await hasIdentityAt(transaction, { accountId: namesake.id, issuer: identity.issuer }))
    return refused("email-taken");
  await tell(work, namesake, "account.linked", {});
  return namesake;
}

async function create(work: Work, email: string, { role }: GivenRole): Promise<Account> {
  const { accounts, identity, now } = work;
  const row = { id: randomUUID(), email, name: identity.name, role, passwordHash: null, createdAt: now };
  const account = await accounts.insert(row);
  await tell(work, account, "account.created", { role });
  return account;
}

/** The role follows the claim, but for the last administrator: without one, nobody could set anything right. */
async function withGivenRole(work: Work, account: Account, { role, isClaimed }: GivenRole): Promise<Account> {
  if (!isClaimed || account.role === role) return account;
  const { accounts } = work;
  if (account.role === "admin" && (await accounts.otherEnabledAdministrators(account.id)) === 0) {
    await tell(work, account, "account.changed", { roleGiven: role, roleKept: "admin" });
    return account;
  }
  const changed = await accounts.update(account.id, { role, endSessions: false });
  await tell(work, changed, "account.changed", { role, roleBefore: account.role });
  return changed;
}

/** They did it themselves, by what their provider says of them. */
async function tell(
  { transaction, now, identity }: Work,
  { id, name, email }: Account,
  action: "account.created" | "account.linked" | "account.changed",
  detail: Record<string, string>,
): Promise<void> {
  const by: Author = { kind: "account", id, name };
  const through = hostOf(identity);
  await recordAudit(transaction, { at: now, by, action, subject: name, detail: { email, ...detail, through } });
}

function hostOf({ issuer }: ProviderIdentity): string {
  return new URL(issuer).host;
}

function refused(because: ProviderFailure): { kind: "refused"; because: ProviderFailure } {
  return { kind: "refused", because };
}
