import { IntercomNotification } from "#lib/contracts/intercom-webhook.ts";
import { operation } from "#lib/http/operation.ts";
import { checkWebhookHeader, checkWebhookSignature } from "#lib/services/check-webhook-signature.ts";
import { receiveWebhook } from "#lib/services/receive-webhook.ts";

const SIGNATURE = "x-hub-signature";

export const checkWebhookAddress = operation({
  id: "checkWebhookAddress",
  method: "GET",
  path: "/api/webhooks/intercom",
  summary:
    "Says that webhooks are received here: Intercom asks with HEAD when the address is entered in its Developer Hub",
  access: "open",
  answers: { 200: { description: "They are" } },
  problems: [],
  handle: async () => ({ status: 200 }),
});

export const receiveIntercomWebhook = operation({
  id: "receiveIntercomWebhook",
  method: "POST",
  path: "/api/webhooks/intercom",
  summary:
    "Takes a notification of Intercom, signed in `X-Hub-Signature` with the app's client secret; one that comes again counts once",
  access: "open",
  body: IntercomNotification,
  verify: {
    headers: (headers) => checkWebhookHeader({ input: { signature: headers.get(SIGNATURE) } }),
    body: ({ bytes, headers }) => checkWebhookSignature({ input: { body: bytes, signature: headers.get(SIGNATURE) } }),
  },
  answers: { 200: { description: "It was received; of its content nothing is kept" } },
  // Neither 410, at which Intercom ends the subscription, nor 429, at which it sends less.
  problems: ["not_configured", "invalid_signature", "database_unavailable"],
  handle: async ({ ctx, body }) => {
    await receiveWebhook({ ctx, input: body });
    return { status: 200 };
  },
});
