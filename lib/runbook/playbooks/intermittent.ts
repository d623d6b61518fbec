import { callIntercom } from "#lib/runbook/commands.ts";
import type { Playbook } from "#lib/runbook/playbook.ts";
import { checkStatusPage, runTriage } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** Nothing is wrong now. */
export function intermittentPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "intermittent",
    title: "Monitor",
    doneWhen: "30 minutes without an error, or a cause for those that came.",
    steps: [
      {
        id: "intermittent-sample",
        title: "Look more than once",
        kind: "check",
        text: "Ten calls, two seconds apart: one good answer proves little.",
        command: [
          "for try in 1 2 3 4 5 6 7 8 9 10; do",
          callIntercom(values, { path: "/me", options: "-o /dev/null -w '%{http_code} %{time_total}s\\n'" }),
          "  sleep 2",
          "done",
        ].join("\n"),
        expected: "Ten times 200 within two seconds. A mixture tells you which playbook to take.",
        appAction: "run-triage",
        errorHint: "token-not-set",
      },
      {
        id: "intermittent-logs",
        title: "Read what the reporter saw",
        kind: "do",
        text: "Find the failed calls in our logs: time, endpoint, status, error code, request id. A fault that only one customer or one endpoint meets does not show in a triage run.",
      },
      checkStatusPage("intermittent", values),
      {
        id: "intermittent-gap",
        title: "Note every monitoring gap",
        kind: "do",
        text: "A probe that says UNKNOWN learnt nothing. Where the status page or our health check cannot be read, that is a P4 of its own: settle it by day.",
        errorHint: "status-page-unreachable",
      },
      runTriage("intermittent", {
        title: "Monitor",
        text: "Run triage again after 5, 15 and 30 minutes, then close.",
        expected: "HEALTHY each time.",
      }),
    ],
  };
}
