import type { IntercomRequest } from "#lib/triage/intercom-call.ts";
import { readAuthenticated } from "#lib/triage/intercom-findings.ts";
import { probeOf } from "#lib/triage/probe.ts";

/** `listConversations`: `/me` needs no scope, so a missing one shows only on a call that needs it. */
export const scopeRequest: IntercomRequest = { method: "GET", path: "/conversations?per_page=1", authenticated: true };

export const scope = probeOf("Conversations readable", "conversations", readAuthenticated);
