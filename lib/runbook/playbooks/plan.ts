import { callIntercom } from "#lib/runbook/commands.ts";
import type { Playbook } from "#lib/runbook/playbook.ts";
import { linkTo, runTriage } from "#lib/runbook/shared-steps.ts";
import { APP_HOSTS, type RunbookValues } from "#lib/runbook/values.ts";

/** 403 `api_plan_restricted`. */
export function planPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "plan",
    title: "Restore the subscription",
    doneWhen: "Calls answer 200 again.",
    steps: [
      {
        id: "plan-confirm",
        title: "Confirm that it is the plan",
        kind: "check",
        text: "Read the code and the message of the refusal.",
        command: callIntercom(values, { path: "/me", pipe: "jq '[.errors[]? | {code, message}]'" }),
        expected:
          'api_plan_restricted, for instance "Active subscription needed.": go on. forbidden: take the scope playbook.',
        appAction: "verify-token",
        errorHint: "token-not-set",
        correction: {
          runbook: "403 → Scope missing → Add OAuth scope",
          reason: "With api_plan_restricted the subscription is what is missing; no scope changes that.",
        },
      },
      {
        id: "plan-billing",
        title: "Settle billing with the workspace admin",
        kind: "do",
        text: "Settings > Workspace > Billing: look for a failed payment, an ended trial or a cancelled subscription. Only admins with billing permission see it.",
        expected: "An active subscription whose plan includes the API.",
        ...linkTo("Intercom", APP_HOSTS[values.region ?? "us"]),
      },
      {
        id: "plan-workspace",
        title: "Check that it is the right workspace",
        kind: "do",
        text: "A token of a test or trial workspace in production gives the same error once the trial ends.",
      },
      {
        id: "plan-support",
        title: "If billing looks fine, ask Intercom support",
        kind: "do",
        text: "Give the workspace id, the time and the request ids, and quote api_plan_restricted.",
      },
      runTriage("plan", {
        title: "See the calls work",
        text: "Run triage after the change.",
        expected: "1. API reachable: 200.",
      }),
    ],
  };
}
