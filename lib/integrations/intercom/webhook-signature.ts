import { createHmac, timingSafeEqual } from "node:crypto";

const HEADER = /^sha1=([0-9a-f]{40})$/i;

/**
 * Whether the header `X-Hub-Signature` was made over these very bytes with our app's client secret
 * (https://developers.intercom.com/docs/webhooks/webhook-notifications). How long it takes tells nothing of the secret.
 */
export function isSignedByIntercom(body: Uint8Array, header: string | null, clientSecret: string): boolean {
  const given = HEADER.exec(header ?? "")?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, "hex"), createHmac("sha1", clientSecret).update(body).digest());
}
