import { callIntercom } from "#lib/runbook/commands.ts";
import type { Playbook, Step } from "#lib/runbook/playbook.ts";
import { developerHub, runTriage } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** Prints type and errors alone: the answer itself holds customers' data. */
const WITHOUT_DATA = "jq '{type, errors, request_id}'";

const ONE_CONTACT = '{"query":{"field":"created_at","operator":">","value":"0"},"pagination":{"per_page":1}}';

/** 403 `forbidden`, or 401 `token_unauthorized`. */
export function scopePlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "scope",
    title: "Add the missing scope",
    doneWhen: "The call that was refused answers 200.",
    steps: [
      tryConversations(values),
      {
        id: "scope-contacts",
        title: "Try a contact search",
        kind: "check",
        text: "Reads contacts, the other permission that the integration lives on.",
        command: callIntercom(values, {
          path: "/contacts/search",
          options: `-H 'Content-Type: application/json' --data '${ONE_CONTACT}'`,
          pipe: WITHOUT_DATA,
        }),
        expected: 'type "list": allowed. "error.list": the message names what is missing.',
      },
      {
        id: "scope-recent-change",
        title: "Ask who changed the app",
        kind: "do",
        text: "Scopes do not vanish by themselves: somebody edited the app, reinstalled it, or we released a call that needs a new one. If the call is new, rolling it back is the faster fix.",
      },
      addScope(values),
      {
        id: "scope-new-token",
        title: "If Intercom issued a new token, store it",
        kind: "do",
        text: "After a change of permissions Intercom may ask you to regenerate the token or to install the app again. Then take the token playbook from Update in secret manager on.",
      },
      runTriage("scope", {
        title: "See the scope work",
        text: "Run triage: it calls the same endpoints.",
        expected: "The scope probe is ok.",
      }),
    ],
  };
}

function tryConversations(values: RunbookValues): Step {
  return {
    id: "scope-conversations",
    title: "Find the refused call",
    kind: "check",
    text: "GET /me needs no scope, so it works while everything else is refused. Ask for one conversation instead.",
    command: callIntercom(values, { path: "/conversations?per_page=1", pipe: WITHOUT_DATA }),
    expected:
      'type "conversation.list": allowed. "error.list": the message names the scope, for instance read_conversations. api_plan_restricted: take the plan playbook.',
    appAction: "run-triage",
    errorHint: "token-not-set",
    correction: {
      runbook: "403 is a missing scope",
      reason:
        "Three codes have to be told apart: 403 forbidden and 401 token_unauthorized are missing permissions, 403 api_plan_restricted is billing.",
    },
  };
}

function addScope(values: RunbookValues): Step {
  return {
    id: "scope-add",
    title: "Add OAuth scope",
    kind: "do",
    text: "Developer Hub > Your App > Authentication > Edit: tick the scope that the message names, and no more than that.",
    expected: "The scope is listed after saving.",
    ...developerHub(values),
    errorHint: "no-developer-hub-access",
  };
}
