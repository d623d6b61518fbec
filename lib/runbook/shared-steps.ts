import { callIntercom, readStatusPage } from "#lib/runbook/commands.ts";
import { DEGRADATION_SAMPLE } from "#lib/runbook/degradation.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Step } from "#lib/runbook/playbook.ts";
import { APP_HOSTS, type RunbookValues } from "#lib/runbook/values.ts";

/** Steps that more than one playbook takes. The leaf makes their ids unique. */

export function checkStatusPage(leaf: Leaf, values: RunbookValues): Step {
  return {
    id: `${leaf}-check-status`,
    title: "Check Intercom status",
    kind: "check",
    text: "Read the open incidents, and the state of the REST API and Webhooks. This shape of the page knows no regions: whether an incident touches ours stands in its text on the page.",
    command: readStatusPage(values),
    expected:
      "incidents lists what is open, [] is none. An incident counts if it touches our region and the REST API or Webhooks. No answer or a parse error means that the page cannot be read, not that there is no incident.",
    ...linkTo("Status page", values.statusPageUrl),
    appAction: "check-status-page",
    errorHint: "status-page-unreachable",
    correction: {
      runbook: "curl -s https://status.intercom.com/api/v2/status.json | jq",
      reason:
        "The page moved to www.finstatus.com and answers the old address with a redirect, which curl follows only with -L. Its overall description covers products that we do not call, and /incidents/unresolved.json is gone: summary.json holds both incidents and components.",
    },
  };
}

export function degradationSteps(leaf: Leaf): Step[] {
  return [
    {
      id: `${leaf}-degrade`,
      title: "Enable graceful degradation",
      kind: "do",
      text: "Our app should serve cached data or fallback UI: the last known contact marked as stale, and where there is none, a sentence that says support is reachable another way. Switch it on now if it does not come on by itself.",
      expected: "Customers see cached data or the fallback, and no error page.",
      errorHint: "cold-cache",
    },
    {
      id: `${leaf}-degradation-code`,
      title: "The fallback in code",
      kind: "code",
      text: "What the integration should do on every read. It serves the cache on 429, on 5xx and where no answer comes, marks what it serves, and lets every other error through.",
      code: DEGRADATION_SAMPLE,
      correction: {
        runbook: "client.contacts.find({ contactId }) and a fallback on statusCode 429 or >= 500",
        reason:
          "The key is contact_id: contactId asks for GET /contacts/undefined. A time-out or network failure carries no statusCode, so the runbook's fallback stayed off exactly when Intercom could not be reached. Its any types are gone.",
      },
    },
    {
      id: `${leaf}-warm-cache`,
      title: "Warm the cache before the next outage",
      kind: "do",
      text: "A fallback serves only what the cache already holds, and each entry for an hour. Have a job read the contacts of recent conversations every 30 minutes, well below the rate limit, and fill the cache again after each restart. While Intercom is failing this cannot be done: note it as an action item.",
      errorHint: "cold-cache",
    },
  ];
}

export function trackRequestIds(leaf: Leaf, values: RunbookValues): Step {
  return {
    id: `${leaf}-request-ids`,
    title: "Track request_id from error responses for Intercom support",
    kind: "check",
    text: "Collect a few ids with their time and endpoint, from here and from our own logs. Intercom support finds the failing call by them.",
    command: callIntercom(values, {
      path: "/me",
      options: "-i",
      pipe: `grep -ioE '^HTTP/[0-9.]+ [0-9]+|x-request-id: *[0-9a-z-]+|"request_id": *"[^"]*"'`,
    }),
    expected:
      "The HTTP status, then the id from the header and, in an error, the same id from the body. An answer from Intercom's edge may have neither.",
    appAction: "run-triage",
    correction: {
      runbook: 'Error response includes: { "request_id": "req_abc123" }',
      reason:
        "Real ids are UUIDs, the field may be null or missing, and the X-Request-Id header carries the id as well.",
    },
  };
}

export function runTriage(leaf: Leaf, step: { title: string; text: string; expected: string }): Step {
  return {
    id: `${leaf}-triage`,
    kind: "check",
    ...step,
    command: "npx offhook triage",
    appAction: "run-triage",
    errorHint: "token-not-set",
  };
}

/** The Developer Hub of the workspace; `_` lets Intercom choose the one that the person is signed in to. */
export function developerHub(values: RunbookValues): Pick<Step, "link"> {
  const host = APP_HOSTS[values.region ?? "us"];
  return linkTo(
    "Developer Hub",
    `${host}/a/apps/${encodeURIComponent(values.workspaceId ?? "_")}/developer-hub/app-packages`,
  );
}

/** Nothing but http and https becomes a link: a setting such as `javascript:...` must not run in a page. */
export function linkTo(label: string, address: string): Pick<Step, "link"> {
  const scheme = URL.canParse(address) ? new URL(address).protocol : "";
  return scheme === "https:" || scheme === "http:" ? { link: { label, href: address } } : {};
}
