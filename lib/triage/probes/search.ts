import type { IntercomRequest } from "#lib/triage/intercom-call.ts";
import { readAuthenticated } from "#lib/triage/intercom-findings.ts";
import { probeOf } from "#lib/triage/probe.ts";

/** `SearchContacts` with the smallest page and one indexed field: it measures search, not our data. */
export const searchRequest: IntercomRequest = {
  method: "POST",
  path: "/contacts/search",
  authenticated: true,
  body: { query: { field: "role", operator: "=", value: "user" }, pagination: { per_page: 1 } },
};

export const search = probeOf("Contact search", "contactsSearch", readAuthenticated);
