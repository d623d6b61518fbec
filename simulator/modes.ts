import { DISTURBANCES } from "#simulator/disturbance.ts";
import { ERROR_MODES } from "#simulator/slack/errors.ts";

/**
 * What each system can be set to alone. `healthy` is the normal mode of each. What a mode does stands in the system's own
 * table of behaviours; the disturbances are the same for all.
 */
export const MODES = {
  intercom: [
    "healthy",
    "token-revoked",
    "token-unauthorized",
    "scope-missing",
    "plan-restricted",
    "rate-limited",
    "server-errors",
    "search-slow",
    "webhooks-late",
    "webhooks-twice",
    "webhooks-out-of-order",
    "webhooks-badly-signed",
    "webhooks-silent",
    ...DISTURBANCES,
  ],
  status: [
    "healthy",
    "incident",
    "incident-elsewhere",
    "incident-other-region",
    "incident-while-none",
    "webhooks-incident",
    "atlassian",
    "atlassian-incident",
    "html",
    "redirect-loop",
    ...DISTURBANCES,
  ],
  health: ["healthy", "down", ...DISTURBANCES],
  slack: [
    "healthy",
    "down",
    "rate-limited",
    "drops-after-accepting",
    "hangs-after-accepting",
    "history-refused",
    ...DISTURBANCES,
    ...ERROR_MODES,
  ],
} as const;

export type System = keyof typeof MODES;
export type Mode<S extends System> = (typeof MODES)[S][number];

/** One mode for each system. */
export type Modes = { readonly [S in System]: Mode<S> };
