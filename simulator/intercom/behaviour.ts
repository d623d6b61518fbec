import type { Disturbance } from "#simulator/disturbance.ts";
import { type Refusal, refused } from "#simulator/intercom/outcome.ts";
import type { Mode } from "#simulator/modes.ts";

/** What becomes of the webhooks. */
export type WebhookBehaviour = "in-time" | "late" | "twice" | "out-of-order" | "badly-signed" | "silent";

/** How Intercom differs from a healthy one. */
export type Behaviour = {
  /** Answers every call, with or without a token. */
  everyCall?: Refusal;
  /** Answers every call with a good token. */
  everyAuthenticatedCall?: Refusal;
  /** Answers what reads conversations, with a good token. */
  conversations?: Refusal;
  /** Other apps of the workspace have used up the window. */
  windowUsedUp?: true;
  slowSearches?: true;
  /** They are sent in time where it is left out. */
  webhooks?: Exclude<WebhookBehaviour, "in-time">;
};

export const BEHAVIOURS: Record<Exclude<Mode<"intercom">, Disturbance>, Behaviour> = {
  healthy: {},
  // Which tokens are revoked is state, not a behaviour: the token register knows.
  "token-revoked": {},
  "token-unauthorized": {
    conversations: refused(401, "token_unauthorized", "Not authorized to access resource"),
  },
  "scope-missing": {
    conversations: refused(
      403,
      "forbidden",
      "You do not have the required scope (read_conversations) to access this resource",
    ),
  },
  "plan-restricted": {
    everyAuthenticatedCall: refused(403, "api_plan_restricted", "Active subscription needed."),
  },
  "rate-limited": { windowUsedUp: true },
  "server-errors": {
    everyCall: refused(503, "service_unavailable", "Sorry, the API service is temporarily unavailable"),
  },
  "search-slow": { slowSearches: true },
  // The API works; it is the deliveries that differ.
  "webhooks-late": { webhooks: "late" },
  "webhooks-twice": { webhooks: "twice" },
  "webhooks-out-of-order": { webhooks: "out-of-order" },
  "webhooks-badly-signed": { webhooks: "badly-signed" },
  "webhooks-silent": { webhooks: "silent" },
};
