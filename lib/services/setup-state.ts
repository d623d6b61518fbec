import { anyAccount } from "#lib/db/accounts.ts";

/** Open to everybody: a newcomer's browser asks it before there is anybody to sign in as. */
export async function setupState(): Promise<{ needsFirstAdministrator: boolean }> {
  return { needsFirstAdministrator: !(await anyAccount()) };
}
