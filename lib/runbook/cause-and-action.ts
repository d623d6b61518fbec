import type { Leaf } from "#lib/runbook/leaf.ts";

/** The runbook's bracketed alternatives for `Cause`, chosen by leaf, and words of the same kind where it has none. */
const CAUSES: Readonly<Record<Leaf, string>> = {
  upstream: "Intercom reports an incident on its side",
  token: "Our token expired or was revoked",
  scope: "Our app lacks a scope",
  plan: "Our Intercom subscription does not include the API",
  "rate-limit": "Rate limited",
  "server-error": "Intercom API returning 5xx or not answering",
  degraded: "Intercom API answering slowly",
  request: "Intercom refuses our requests as invalid",
  infrastructure: "Our infrastructure",
  intermittent: "Intermittent errors, none at the moment",
};

/** The same for `Action`. */
const ACTIONS: Readonly<Record<Leaf, string>> = {
  upstream: "Enabling fallback",
  token: "Rotating token",
  scope: "Adding the missing scope",
  plan: "Settling billing with the workspace admin",
  "rate-limit": "Pausing sync jobs",
  "server-error": "Enabling fallback",
  degraded: "Enabling fallback",
  request: "Correcting our requests",
  infrastructure: "Checking pods, memory, network and DNS",
  intermittent: "Monitoring",
};

export function causeOf(leaf: Leaf): string {
  return CAUSES[leaf];
}

export function actionOf(leaf: Leaf): string {
  return ACTIONS[leaf];
}
