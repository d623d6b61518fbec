import { callIntercom, deployment, hostOf, kubectl, rollOut } from "#lib/runbook/commands.ts";
import type { Playbook, Step } from "#lib/runbook/playbook.ts";
import { linkTo, runTriage } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** Any other 4xx. */
export function requestPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "request",
    title: "Correct our request",
    doneWhen: "The refused call succeeds, and no new 4xx appears in our logs.",
    steps: [
      {
        id: "request-code",
        title: "Read the error code",
        kind: "check",
        text: "The code, the message and the field say what Intercom dislikes. Look at the failing call in our logs too: triage sees only its own calls.",
        command: callIntercom(values, { path: "/me", pipe: "jq '{request_id, errors}'" }),
        expected:
          "parameter_invalid, parameter_not_found, bad_request: the body. intercom_version_invalid: the version header. not_found: the address or the HTTP method. contact_merged (410): follow the Link header.",
        appAction: "run-triage",
        errorHint: "token-not-set",
      },
      {
        id: "request-version",
        title: "Check Intercom-Version and the host",
        kind: "check",
        text: `An unknown version is refused with 400, and without the header the app's default in the Developer Hub counts, which somebody may have changed. A 404 for something that exists may be the wrong region: we ask ${hostOf(values.apiUrl)}.`,
        expected: "The version that our code was written for, and the host of the workspace's region.",
        ...linkTo("API reference", "https://developers.intercom.com/docs/references/rest-api/api.intercom.io"),
      },
      history(values),
      {
        id: "request-roll-back",
        title: "Roll back if a release brought it",
        kind: "command",
        text: "Only if the errors began with a release. Returns to the revision before the current one; name another with --to-revision.",
        command: rollOut(values, "undo"),
        expected: '"successfully rolled out", and the errors stop.',
      },
      {
        id: "request-no-retry",
        title: "Stop repeating what is refused",
        kind: "do",
        text: "The same request will be refused again, and each try counts against the rate limit. Set such work aside and run it again after the correction. Only 408 is worth a retry.",
      },
      runTriage("request", {
        title: "See the call succeed",
        text: "Run triage, and watch our own logs for the call that failed.",
        expected: "1. API reachable: 200.",
      }),
    ],
  };
}

function history(values: RunbookValues): Step {
  return {
    id: "request-history",
    title: "Find what changed",
    kind: "check",
    text: "Compare the time of the first error with our releases, and with changes of the app in the Developer Hub.",
    command: kubectl(values, `rollout history ${deployment(values)}`),
    expected: "A revision that is as old as the errors.",
  };
}
