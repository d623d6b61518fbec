import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** As `AUTH_SECRET` is checked. */
const SHORTEST = 32;

/**
 * The secret that signs sessions: made at the first start and kept with mode 0600, so that people stay signed in over a
 * restart. Replicas do not share a data folder; they set `AUTH_SECRET`.
 */
export async function keptAuthSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "auth-secret");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}`;
  await writeFile(made, randomBytes(48).toString("base64url"), { mode: 0o600 });
  try {
    // Of two processes that make it at once, one link succeeds and both read that one.
    await link(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(made, { force: true });
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length < SHORTEST) {
    throw new Error(`${file} holds no usable secret. Delete it: a new one is made, and everybody signs in again.`);
  }
  return secret;
}
