import type { Scene } from "#lib/services/seed/scene.ts";

export const scope: Scene = {
  leaf: "scope",
  weight: 6,
  severities: ["P2", "P2", "P3"],
  minutes: [35, 190],
  alerts: [
    "Sentry: 403 forbidden from POST /contacts/search in {service}",
    "Datadog: {job} has failed {queued} times since its last deployment",
    "Support: ticket history is empty for every customer",
  ],
  impacts: [
    "Conversation history missing in {service}",
    "Search for contacts fails for agents",
    "Tags are not written back to conversations",
  ],
  causes: [
    "The app lacks read_conversations since its scopes were trimmed",
    "{service} calls an endpoint for which the app never had the scope",
    "A new app was created for staging and its token deployed to production",
  ],
  findings: [
    "401 token_unauthorized, not token_revoked: the token is alive, rotating it would not help.",
    "GET /me works, POST /contacts/search answers 403. One scope is missing.",
    "The audit log shows a change of the app's permissions at the start of the errors.",
  ],
  mitigations: [
    "Turned the feature flag for ticket history off",
    "Rolled {service} back to {version}",
    "Hid the search box until the scope is back",
  ],
  fixes: [
    "Added the missing scope and had the app approved again",
    "Restored the scopes and reconnected the workspace",
    "Deployed the production app's token to production again",
  ],
  summaries: [
    "Calls that read conversations were refused with 403. Agents worked without history for {minutes} minutes.",
    "{service} lost the permission to search contacts. About {conversations} conversations were handled without their context.",
  ],
  rootCauses: [
    "A review of permissions removed scopes that looked unused. Two nightly jobs and one page needed them, and no test covered either.",
    "The scopes of the app are kept nowhere but in the Developer Hub, so nobody could compare them with what the code calls.",
  ],
  actionItems: [
    "Keep the list of needed scopes beside the code that needs them",
    "Probe one call for each scope in the health check",
    "Let two people review changes in the Developer Hub",
    "Separate the names of staging and production apps",
  ],
  failures: [
    { endpoint: "POST /contacts/search", status: 403, code: "forbidden" },
    { endpoint: "GET /conversations", status: 403, code: "forbidden" },
    { endpoint: "GET /conversations/{id}", status: 401, code: "token_unauthorized" },
  ],
};
