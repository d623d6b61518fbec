import { readFile, stat } from "node:fs/promises";
import path from "node:path";

/** Who runs PostgreSQL: its user and group id, and whether folders on the way to its files are closed to it. */
export type Account = { uid: number; gid: number; shutOut: boolean };

/** How to start a program: what `child_process.spawn` takes. */
export type Invocation = { file: string; args: string[]; uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root, so that root lends it an account without privileges: the owner of the data folder
 * or of the folder around it where that is not root, else `postgres` or `nobody`. Null where we are not root and
 * PostgreSQL simply runs as we do.
 * @param dataFolder absolute; need not exist yet, but the folder around it must
 * @param program absolute path of a program that the account must reach
 */
export async function accountForPostgres(dataFolder: string, program: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = await namedAccounts();
  const owners = await Promise.all([dataFolder, path.dirname(dataFolder)].map((folder) => ownerOf(folder)));
  const found =
    owners.map((uid) => accounts.find((account) => uid !== 0 && account.uid === uid)).find(Boolean) ??
    accounts.find((account) => account.name === "postgres") ??
    accounts.find((account) => account.name === "nobody");
  if (!found) {
    throw new Error(
      "PostgreSQL does not run as root, and there is no account postgres or nobody. Start as another user, or set DATABASE_URL.",
    );
  }
  const { uid, gid } = found;
  const shutOut = (await isClosedTo(found, dataFolder)) || (await isClosedTo(found, program));
  return { uid, gid, shutOut };
}

/**
 * Wraps a program so that the account runs it. Where a folder above is closed to the account (a clone under `/root`, a
 * temporary folder of mode 0700), it gets the one capability that reaches through, instead of the data moving elsewhere:
 * whoever deletes the clone must have deleted its data.
 */
export function runAs(account: Account | null, file: string, args: string[]): Invocation {
  if (account === null) return { file, args };
  const { uid, gid, shutOut } = account;
  if (!shutOut) return { file, args, uid, gid };
  // access(2), by which initdb looks for its neighbours, honours the capability of an unprivileged account only with that bit.
  const reach = ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override", "--securebits=+no_setuid_fixup"];
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  return { file: "setpriv", args: [...identity, ...reach, "--", file, ...args] };
}

async function namedAccounts(): Promise<{ name: string; uid: number; gid: number }[]> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

async function ownerOf(folder: string): Promise<number> {
  const found = await stat(folder).catch(() => null);
  return found?.uid ?? 0;
}

/** Whether some folder above the file lacks the search bit for the account. */
async function isClosedTo({ uid, gid }: { uid: number; gid: number }, file: string): Promise<boolean> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const { uid: owner, gid: group, mode } = await stat(folder);
    const searchBit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & searchBit) === 0) return true;
    if (folder === path.dirname(folder)) return false;
  }
}
