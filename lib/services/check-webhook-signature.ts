import { env } from "#lib/env.ts";
import { isSignedByIntercom, signatureIn } from "#lib/integrations/intercom/webhook-signature.ts";
import { ServiceError } from "#lib/services/service-error.ts";

/**
 * Refuses what cannot have been signed, whatever its body is, so that nobody makes us read one for nothing.
 * @param input `signature` is the header `X-Hub-Signature`; null where it is missing
 * @throws ServiceError `not_configured`, `invalid_signature`
 */
export function checkWebhookHeader({ input }: { input: { signature: string | null } }): void {
  clientSecret();
  if (signatureIn(input.signature) === null) throw wrong();
}

/**
 * Refuses what Intercom did not send: it signs the bytes of the body with our app's client secret.
 * @param input `signature` is the header `X-Hub-Signature`; null where it is missing
 * @throws ServiceError `not_configured`, `invalid_signature`; the latter never says what is wrong with it
 */
export function checkWebhookSignature({ input }: { input: { body: Uint8Array; signature: string | null } }): void {
  if (!isSignedByIntercom(input.body, input.signature, clientSecret())) throw wrong();
}

function clientSecret(): string {
  const { intercomClientSecret } = env();
  if (intercomClientSecret !== null) return intercomClientSecret;
  throw new ServiceError("not_configured", "No webhook is accepted until INTERCOM_CLIENT_SECRET is set.");
}

function wrong(): ServiceError {
  return new ServiceError("invalid_signature", "This was not signed with the app's client secret.");
}
