import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/**
 * scrypt as OWASP's Password Storage Cheat Sheet lists it: N = 2^15, r = 8, p = 3, which takes 32 MiB. A hash keeps the
 * parameters it was made with, so that they can be raised without locking anybody out.
 */
const PARAMETERS = { N: 2 ** 15, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

const FORMAT = /^scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

type Cost = { N: number; r: number; p: number };

/** The password as it is kept: `scrypt$N=…,r=…,p=…$salt$key`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, PARAMETERS);
  const { N, r, p } = PARAMETERS;
  return `scrypt$N=${N},r=${r},p=${p}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/**
 * Whether the password is the one that was hashed. `null` stands for an account that does not exist: the answer is no, and
 * takes as long as any other, so that the time tells nobody which e-mail addresses have accounts.
 * @throws when the kept hash is not one of ours.
 */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  if (kept === null) {
    await derive(password, Buffer.alloc(SALT_BYTES), KEY_BYTES, PARAMETERS);
    return false;
  }
  const { salt, key, cost } = parse(kept);
  return timingSafeEqual(await derive(password, salt, key.length, cost), key);
}

function parse(kept: string): { salt: Buffer; key: Buffer; cost: Cost } {
  const [, N, r, p, salt, key] = FORMAT.exec(kept) ?? [];
  if (salt === undefined || key === undefined)
    throw new Error("A kept password hash is not in the format of hashPassword");
  return {
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
    cost: { N: Number(N), r: Number(r), p: Number(p) },
  };
}

/** The same letters typed on two keyboards may differ in their code points; NFC makes them one (RFC 8265, section 4.2.2). */
function derive(password: string, salt: Buffer, bytes: number, cost: Cost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 2 * 128 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFC"), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
