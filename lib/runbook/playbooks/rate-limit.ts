import { callIntercom } from "#lib/runbook/commands.ts";
import type { Playbook, Step } from "#lib/runbook/playbook.ts";
import { degradationSteps, developerHub, runTriage } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** 429. */
export function rateLimitPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "rate-limit",
    title: "Reduce request volume",
    doneWhen: "No 429 for 15 minutes with every paused job running again.",
    steps: [
      checkHeaders(values),
      readMessage(values),
      {
        id: "rate-limit-pause-jobs",
        title: "Immediate: Reduce request volume. Pause any batch/sync jobs",
        kind: "do",
        text: "Start with whatever reads or writes in bulk: contact sync, exports, backfills, reports. Note what you paused and when, so that it comes back.",
        expected: "X-RateLimit-Remaining stays above zero at the end of each 10-second window.",
      },
      {
        id: "rate-limit-queue",
        title: "Immediate: Reduce request volume. Enable request queuing if available",
        kind: "do",
        text: "Let calls wait for X-RateLimit-Reset instead of failing, with a random part so that they do not all return in the same instant. People's messages go before background work.",
      },
      checkOtherApps(values),
      ...degradationSteps("rate-limit"),
      runTriage("rate-limit", {
        title: "See the limit recover",
        text: "Run triage, then bring the paused jobs back one at a time.",
        expected: "4. Rate limit remaining: above zero, and line 1 shows 200.",
      }),
    ],
  };
}

function checkHeaders(values: RunbookValues): Step {
  return {
    id: "rate-limit-headers",
    title: "Check rate limit headers",
    kind: "check",
    text: "Each look costs one call of the same limit.",
    command: callIntercom(values, {
      path: "/me",
      options: "-D - -o /dev/null",
      pipe: "grep -i '^x-ratelimit'",
    }),
    expected:
      "Limit (about 1,667 for an app with 10,000 a minute), Remaining in this window, Reset as Unix seconds, at most 10 s ahead. No lines: the token was refused, and without a valid token Intercom sends none.",
    appAction: "check-rate-limit",
    errorHint: "token-not-set",
    correction: {
      runbook: 'grep -i "x-ratelimit" read as the share of the minute',
      reason:
        "The headers carry the figure of a 10-second window, so remaining / 10000 is wrong by a factor of six: compare with X-RateLimit-Limit. They count this app only. The token is kept out of the arguments here.",
    },
  };
}

function readMessage(values: RunbookValues): Step {
  return {
    id: "rate-limit-message",
    title: "Read which limit it is",
    kind: "check",
    text: "A 429 that names pending export jobs is a cap on jobs: fewer requests do not help there, waiting for the jobs does.",
    command: callIntercom(values, { path: "/me", pipe: "jq '[.errors[]? | {code, message}]'" }),
    expected:
      '"Exceeded rate limit of ... in 10_seconds" is the request limit. [] means that this call was let through.',
  };
}

function checkOtherApps(values: RunbookValues): Step {
  return {
    id: "rate-limit-other-apps",
    title: "Check if multiple apps are consuming workspace quota",
    kind: "check",
    text: "Limit: 25,000 req/min per workspace across all apps, and 10,000 for each app. Look through the apps of the workspace for one that has become busy, and ask its owners to pause it.",
    expected: "If our own Remaining is high and 429 comes all the same, another app is using up the workspace's share.",
    ...developerHub(values),
    errorHint: "no-developer-hub-access",
    correction: {
      runbook: "Limit: 25,000 req/min per workspace across all apps",
      reason:
        "Documented, and true for private apps; public apps do not count against each other. No header shows the workspace's total, so it can only be inferred.",
    },
  };
}
