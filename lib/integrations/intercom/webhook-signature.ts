import { createHmac, timingSafeEqual } from "node:crypto";

const HEADER = /^sha1=([0-9a-f]{40})$/i;

/**
 * Whether the header `X-Hub-Signature` was made over these very bytes with our app's client secret
 * (https://developers.intercom.com/docs/webhooks/webhook-notifications). How long it takes tells nothing of the secret.
 */
export function isSignedByIntercom(body: Uint8Array, header: string | null, clientSecret: string): boolean {
  const given = signatureIn(header);
  return given !== null && timingSafeEqual(given, createHmac("sha1", clientSecret).update(body).digest());
}

/** The 20 bytes that the header tells; null where it is missing or has another form, which no body can make right. */
export function signatureIn(header: string | null): Buffer | null {
  const digits = HEADER.exec(header ?? "")?.[1];
  return digits === undefined ? null : Buffer.from(digits, "hex");
}
