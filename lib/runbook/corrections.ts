/** One claim of the runbook that was checked against vendor documentation, specifications or running code. */
export type CheckedClaim = {
  readonly id: string;
  /** What the runbook says. */
  readonly claim: string;
  readonly finding: string;
  /** `changed`: Offhook does something else. `narrowed`: it holds within limits that the runbook does not name. */
  readonly outcome: "changed" | "narrowed";
};

/** What facts corrected, as the runbook page lists it. The steps concerned carry their own marks. */
export const CHECKED_CLAIMS: readonly CheckedClaim[] = [
  {
    id: "status-address",
    claim: "The status page is status.intercom.com/api/v2/status.json",
    finding:
      "It redirects to www.finstatus.com. Redirects are followed, and the address and its kind are found by looking.",
    outcome: "changed",
  },
  {
    id: "unresolved-incidents",
    claim: "Open incidents are at /api/v2/incidents/unresolved.json",
    finding: "That address is gone. Open incidents are those of summary.json or incidents.json that are not resolved.",
    outcome: "changed",
  },
  {
    id: "rate-limit-window",
    claim: "x-ratelimit-remaining tells how many calls are left",
    finding:
      "The name is right; the figure belongs to a 10-second window, and a refused token gets no such headers. Compare it with X-RateLimit-Limit, never with 10,000.",
    outcome: "narrowed",
  },
  {
    id: "workspace-quota",
    claim: "25,000 requests a minute for each workspace, across all apps",
    finding: "Documented, but no header shows the total; it holds for private apps.",
    outcome: "narrowed",
  },
  {
    id: "request-id",
    claim: 'Errors include "request_id": "req_abc123"',
    finding: "Real ids are UUIDs and may be missing from the body; the X-Request-Id header carries them too.",
    outcome: "narrowed",
  },
  {
    id: "contact-id",
    claim: "client.contacts.find({ contactId })",
    finding: "The key is contact_id. With contactId the client asks for GET /contacts/undefined.",
    outcome: "changed",
  },
  {
    id: "fallback-on-silence",
    claim: "Serve the cache on 429 and 5xx",
    finding: "A time-out or network failure carries no status code, and the cache has to be served then as well.",
    outcome: "changed",
  },
  {
    id: "error-codes",
    claim: "401 means rotate the token, 403 means add a scope",
    finding:
      "errors[].code decides: 401 token_unauthorized is a missing permission, 403 api_plan_restricted is billing.",
    outcome: "changed",
  },
  {
    id: "incident-reported",
    claim: "Incident reported: no action needed on our side",
    finding: "First check that it touches our region and the REST API or Webhooks.",
    outcome: "narrowed",
  },
  {
    id: "unreported-5xx",
    claim: "5xx without a reported incident is our integration's issue",
    finding: "An authenticated 5xx is Intercom's, whatever its page says so far: probably theirs, not yet reported.",
    outcome: "changed",
  },
  {
    id: "token-in-arguments",
    claim: 'curl -H "Authorization: Bearer ..." and --secret-string "new_token_here"',
    finding:
      "Arguments stand in the process list and in the shell's history. Here tokens travel through standard input only.",
    outcome: "changed",
  },
];
