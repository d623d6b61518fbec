import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes in base64url behind a prefix by which secret scanners and people recognise it. */
const FORMAT = /^ofh_[\w-]{43}$/;
const SHOWN_CHARACTERS = "ofh_".length + 4;

/** A new token, the characters it may be recognised by, and the hash under which it is kept. */
export function makeApiToken(): { token: string; prefix: string; hash: Uint8Array<ArrayBuffer> } {
  const token = `ofh_${randomBytes(32).toString("base64url")}`;
  return { token, prefix: token.slice(0, SHOWN_CHARACTERS), hash: sha256(token) };
}

/** The hash to look a presented token up by; null for what cannot be a token of ours. */
export function apiTokenHash(presented: string): Uint8Array<ArrayBuffer> | null {
  return FORMAT.test(presented) ? sha256(presented) : null;
}

function sha256(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
