import type { Scene } from "#lib/services/seed/scene.ts";

export const request: Scene = {
  leaf: "request",
  weight: 8,
  severities: ["P3", "P3", "P2"],
  minutes: [25, 200],
  alerts: [
    "Sentry: 400 parameter_invalid from Intercom in {service} {version}",
    "{job} skipped {queued} contacts in its last run",
    "Agents: notes are not saved to conversations",
  ],
  impacts: [
    "Notes of agents are not saved",
    "New contacts are not created from {service}",
    "Custom attributes are out of date for {users} users",
  ],
  causes: [
    "{service} {version} sends a number where Intercom expects text",
    "A custom attribute was renamed in the workspace",
    "The pinned API version was withdrawn from our app's settings",
  ],
  findings: [
    "Intercom works and answers 400 with errors[].field custom_attributes. It is our request.",
    "Errors began within a minute of the deployment of {version}.",
    "The same request with the attribute left out is accepted.",
  ],
  mitigations: [
    "Rolled {service} back",
    "Left the attribute out until it is agreed on",
    "Parked the failed jobs so that they can be sent again",
  ],
  fixes: [
    "Deployed a version that sends the attribute as text; {queued} jobs were repeated",
    "Renamed the attribute back and reran {job}",
    "Set the API version in the request's header",
  ],
  summaries: [
    "Intercom refused what {service} sent as invalid. Updates of {users} users were missing for {minutes} minutes and were made up for.",
    "A release of {service} broke the creation of contacts. All of them were created afterwards.",
  ],
  rootCauses: [
    "The attribute's type was changed in our schema and nobody knew that it is sent to Intercom. The test double accepted anything.",
    "Attributes can be renamed in the workspace by anybody, and our code names them by their label.",
  ],
  actionItems: [
    "Check requests against Intercom's published schema in tests",
    "Keep a list of the attributes that we send",
    "Fail a deployment when the first calls answer 400",
  ],
  failures: [
    { endpoint: "PUT /contacts/{id}", status: 400, code: "parameter_invalid" },
    { endpoint: "POST /contacts", status: 400, code: "parameter_not_found" },
    { endpoint: "GET /contacts/{id}", status: 404, code: "not_found" },
  ],
};
