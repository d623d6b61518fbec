import type { Scene } from "#lib/services/seed/scene.ts";

export const token: Scene = {
  leaf: "token",
  weight: 9,
  severities: ["P1"],
  minutes: [18, 75],
  alerts: [
    "PagerDuty: every call to Intercom answers 401",
    "Datadog: intercom.errors above {rate} % for five minutes",
    "Support lead: the inbox widget shows no customer data",
  ],
  impacts: [
    "Customer conversations not loading",
    "Messages from {service} are not sent",
    "Agents answer without customer data",
  ],
  causes: [
    "Token revoked when its owner left the workspace",
    "Token regenerated in the Developer Hub without a new version of the secret",
    "Old token still mounted in {service} after the rotation",
  ],
  findings: [
    "GET /me answers 401 token_revoked from every pod, so it is not one bad deployment.",
    "The status page is green and the edge answers: this is ours.",
    "The secret was last changed {days} days ago; nobody on the team remembers touching the app.",
  ],
  mitigations: [
    "Regenerated the token and stored it in the secret manager",
    "Served cached contacts while the new token was rolled out",
    "Rolled {service} back to the version with the working token",
  ],
  fixes: [
    "New token live on all pods of {service}",
    "Rotated the token and restarted {service}",
    "Moved the app to a service account and rotated its token",
  ],
  summaries: [
    "All calls to Intercom were refused with 401 for {minutes} minutes. About {conversations} conversations did not load, and agents answered without customer data.",
    "Our access token stopped working. Until it was rotated, **{users} users** could not reach support from {service}.",
  ],
  rootCauses: [
    "The token belonged to a person's account. When that account was removed from the workspace, the token went with it.\n\nNothing watched for 401 answers, so the first sign was the error rate of {service}.",
    "The rotation replaced the token in the Developer Hub first and in the secret manager second. Between the two every pod held a dead token.",
  ],
  actionItems: [
    "Move the Intercom app to a service account",
    "Alert on the first 401 from Intercom instead of on the error rate",
    "Write the order of steps for a rotation into the runbook",
    "Rehearse a token rotation every quarter",
  ],
  failures: [
    { endpoint: "GET /me", status: 401, code: "token_revoked" },
    { endpoint: "GET /contacts/{id}", status: 401, code: "token_revoked" },
    { endpoint: "POST /conversations", status: 401, code: "unauthorized" },
  ],
};
