import { callIntercomWithoutToken } from "#lib/runbook/commands.ts";
import type { Playbook } from "#lib/runbook/playbook.ts";
import { checkStatusPage, degradationSteps, runTriage, trackRequestIds } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** 5xx, garbage or no answer, and nothing on the status page yet. */
export function serverErrorPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "server-error",
    title: "Hold out while Intercom fails",
    doneWhen: "Calls succeed again, or the status page reports the incident: then the upstream playbook takes over.",
    steps: [
      checkStatusPage("server-error", values),
      {
        id: "server-error-edge",
        title: "Call Intercom without a token",
        kind: "check",
        text: "Shows whether anything of Intercom answers us. Where this call fails as well, try it from another network before you call it theirs.",
        command: callIntercomWithoutToken(values, "-o /dev/null -w '%{http_code}\\n'"),
        expected: "401: the edge is alive and the fault lies behind it. 5xx: theirs. 000: no answer came at all.",
        appAction: "run-triage",
      },
      ...degradationSteps("server-error"),
      {
        id: "server-error-backoff",
        title: "Retry with backoff",
        kind: "do",
        text: "Let clients wait 1, 2, 4 seconds and so on up to a minute, each with a random part, and stop after a few tries. Repeat only calls that may safely happen twice: a message that was sent before the error would be sent again. Put the rest into a queue.",
      },
      trackRequestIds("server-error", values),
      {
        id: "server-error-report",
        title: "Report it to Intercom support",
        kind: "do",
        text: "Their page is silent, so tell them: time of the first failure in UTC, endpoints, HTTP status, region and the request ids.",
        expected: "A ticket number to keep with the incident.",
      },
      runTriage("server-error", {
        title: "Watch for recovery",
        text: "Run triage every few minutes until it is healthy or the status page reports the incident.",
        expected: "HEALTHY, or the leaf upstream.",
      }),
    ],
  };
}
