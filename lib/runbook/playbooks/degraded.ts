import { callIntercom, callIntercomWithoutToken } from "#lib/runbook/commands.ts";
import type { Playbook } from "#lib/runbook/playbook.ts";
import { checkStatusPage, runTriage } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

const TIMINGS =
  "-o /dev/null -w 'HTTP %{http_code}: DNS %{time_namelookup}s, connected %{time_connect}s, TLS %{time_appconnect}s, first byte %{time_starttransfer}s, all %{time_total}s\\n'";

/** Answers are right but slow. */
export function degradedPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "degraded",
    title: "Live with slow answers",
    doneWhen: "Answers come within two seconds again, for 15 minutes.",
    steps: [
      {
        id: "degraded-timings",
        title: "See where the time goes",
        kind: "check",
        text: "Run it three times. The figures are seconds since the start, each including those before it.",
        command: callIntercom(values, { path: "/me", options: TIMINGS }),
        expected:
          "Late DNS, connection or TLS: our network or the way there. All of those quick and a late first byte: Intercom is slow.",
        appAction: "run-triage",
        errorHint: "token-not-set",
      },
      {
        id: "degraded-edge",
        title: "Compare with a call without a token",
        kind: "check",
        text: "Intercom refuses this one at its edge, before any real work.",
        command: callIntercomWithoutToken(values, TIMINGS),
        expected: "401 quickly: only the work behind the edge is slow. As slow as the first: look at the network.",
      },
      checkStatusPage("degraded", values),
      {
        id: "degraded-shed",
        title: "Take waiting off the customer",
        kind: "do",
        text: "Give calls a deadline of a few seconds and serve cached data after it; load what is not needed at once later. Pause batch jobs: they hold connections that people wait for.",
        expected: "Our own pages answer quickly while Intercom does not.",
        errorHint: "cold-cache",
      },
      {
        id: "degraded-webhooks",
        title: "If only webhooks are late, ask instead of waiting",
        kind: "do",
        text: "Late in Intercom's queue: read what is urgent through the API until they come. Late on the way, or silent: look whether our endpoint answers within 500 ms and whether Intercom has paused the subscription (Developer Hub, Webhooks). After an outage the newest come first, and some come twice.",
      },
      {
        id: "degraded-search",
        title: "If only search is slow, search less",
        kind: "do",
        text: "Narrow searches by date, ask for smaller pages, and look contacts up by id where the id is known.",
      },
      runTriage("degraded", {
        title: "Watch the latency",
        text: "Run triage every few minutes; errors may follow.",
        expected: "HEALTHY. If 5xx or time-outs begin, take the server-error playbook.",
      }),
    ],
  };
}
