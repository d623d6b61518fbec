import type { Scene } from "#lib/services/seed/scene.ts";

export const plan: Scene = {
  leaf: "plan",
  weight: 2,
  severities: ["P1", "P2"],
  minutes: [60, 420],
  alerts: [
    "PagerDuty: Intercom calls answer 403 api_plan_restricted",
    "Finance: Intercom says that our subscription has lapsed",
    "Datadog: {service} reports 403 for all workspaces",
  ],
  impacts: [
    "No call to the API works until the subscription is active",
    "Messenger closed for customers of {service}",
    "Sync to the warehouse stopped",
  ],
  causes: [
    "The annual invoice was not paid and the subscription ended",
    "The workspace was moved to a plan without API access",
    "The card on file expired",
  ],
  findings: [
    "errors[].code is api_plan_restricted with the message that an active subscription is needed. Scopes will not help.",
    "The reminder went to an address that nobody reads since the reorganisation.",
    "The workspace admin can see the banner; we cannot.",
  ],
  mitigations: [
    "Switched the contact page to e-mail",
    "Served cached conversations, read only",
    "Paused {job} so that its queue does not grow",
  ],
  fixes: [
    "Finance paid the invoice and Intercom reactivated the workspace",
    "The workspace admin moved us back to the former plan",
    "A new card was added and the subscription renewed",
  ],
  summaries: [
    "Intercom refused the API because our subscription was not active. Customers could write e-mail only for {minutes} minutes.",
    "The workspace lost API access over billing. {conversations} conversations waited until it was settled.",
  ],
  rootCauses: [
    "The invoice was sent to one person's mailbox. No second person and no alert knew about the renewal date.",
    "The change of plan was agreed on without asking who uses the API.",
  ],
  actionItems: [
    "Send invoices to a shared mailbox",
    "Put the renewal date into the on-call calendar",
    "Name an owner for the Intercom contract",
  ],
  failures: [
    { endpoint: "GET /me", status: 403, code: "api_plan_restricted" },
    { endpoint: "GET /conversations", status: 403, code: "api_plan_restricted" },
  ],
};
