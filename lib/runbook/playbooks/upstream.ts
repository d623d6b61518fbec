import type { Playbook } from "#lib/runbook/playbook.ts";
import { checkStatusPage, degradationSteps, runTriage, trackRequestIds } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** Intercom reports an incident. */
export function upstreamPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "upstream",
    title: "Ride out Intercom's incident",
    doneWhen: "Intercom reports the incident resolved, and triage has been healthy for 30 minutes.",
    steps: [
      checkStatusPage("upstream", values),
      ...degradationSteps("upstream"),
      {
        id: "upstream-hands-off",
        title: "No action needed on our side",
        kind: "do",
        text: "Do not rotate the token, restart the service or roll back: none of it helps, and each adds a fault of our own. Keep retries few and spread out.",
        correction: {
          runbook: "Incident reported: No action needed on our side",
          reason:
            "True only where the incident touches our region and the REST API or Webhooks; the check above comes first. A refused token, scope, plan or rate limit stays ours to fix even then.",
        },
      },
      trackRequestIds("upstream", values),
      runTriage("upstream", {
        title: "Monitor for resolution",
        text: "Run triage at every update of the incident. When it is resolved, let queued work out slowly: everybody else comes back at the same time, and the rate limit is the same as ever.",
        expected: "HEALTHY, and no open incident on the status page.",
      }),
    ],
  };
}
