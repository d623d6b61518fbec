import { askEveryRegion, callIntercom, hostOf, rollOut, secretsManager } from "#lib/runbook/commands.ts";
import type { Playbook, Step } from "#lib/runbook/playbook.ts";
import { developerHub, runTriage } from "#lib/runbook/shared-steps.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

/** 401: the token is dead, or knocks at another region's door. */
export function tokenPlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "token",
    title: "Rotate the token",
    doneWhen: "Triage shows 200 on the new token, and our service is restarted.",
    steps: [
      checkRegion(values),
      verify(values),
      regenerate(values),
      store(values),
      restart(values),
      giveToOffhook(values),
      runTriage("token", {
        title: "See 200 on the new token",
        text: "Run triage again. Offhook reads the token file before each run, so it needs no restart.",
        expected: "1. API reachable: 200, and a verdict that no longer names the token.",
      }),
    ],
  };
}

function checkRegion(values: RunbookValues): Step {
  const known = values.region === null ? "" : ` The workspace's region is known to be ${values.region.toUpperCase()}.`;
  return {
    id: "token-check-region",
    title: "Check that INTERCOM_API_URL is the workspace's region",
    kind: "check",
    text: `Each region has its own API host, and a good token is refused by the others. We ask ${hostOf(values.apiUrl)}.${known} Do this first: rotating a good token breaks what still works.`,
    command: askEveryRegion(values),
    expected:
      "200 at the host that we ask: region and token are fine. 200 at another host: set INTERCOM_API_URL to that one and stop here. 401 everywhere: go on.",
    appAction: "verify-token",
    errorHint: "token-not-set",
    correction: {
      runbook: "401 leads straight to rotating the token",
      reason: "A token used at another region's host is refused as well, and a new one would be refused just the same.",
    },
  };
}

function verify(values: RunbookValues): Step {
  return {
    id: "token-verify",
    title: "Verify token is valid",
    kind: "check",
    text: "Ask Intercom who the token belongs to, and look at the error code.",
    command: callIntercom(values, {
      path: "/me",
      pipe: "jq '{type, region: .app.region, codes: [.errors[]?.code]}'",
    }),
    expected:
      'type "admin": the token is valid. If error: Token is invalid or revoked (unauthorized, token_revoked, token_expired, token_blocked, token_not_found). token_unauthorized is a missing permission: take the scope playbook and do not rotate.',
    appAction: "verify-token",
    correction: {
      runbook: "curl -s -H \"Authorization: Bearer $INTERCOM_ACCESS_TOKEN\" https://api.intercom.io/me | jq '.type'",
      reason:
        "As an argument the token can be read by every user of the machine who lists its processes. And the type alone hides why a token is refused: the code tells a dead token from a missing permission.",
    },
  };
}

function regenerate(values: RunbookValues): Step {
  return {
    id: "token-regenerate",
    title: "IMMEDIATE: Regenerate token",
    kind: "do",
    text: "Developer Hub > Your App > Authentication > Generate new token. Intercom offers no API for this. Copy the token and paste it nowhere but into the next step.",
    expected: "A new token in the clipboard. The old one no longer works.",
    ...developerHub(values),
    errorHint: "no-developer-hub-access",
  };
}

function store(values: RunbookValues): Step {
  const put = secretsManager(values, "put-secret-value", [
    '--client-request-token="$REQUEST_ID"',
    "--secret-string=file:///dev/stdin",
  ]);
  return {
    id: "token-store",
    title: "Update in secret manager",
    kind: "command",
    text: "Asks for the token without showing it and stores it as the current version; the one before stays as AWSPREVIOUS. It replaces the whole value of the secret. Needs bash or zsh. If the connection breaks, run the part in brackets again with the same token: the same REQUEST_ID stores it only once. Another token needs a new REQUEST_ID.",
    command: [
      "REQUEST_ID=$(uuidgen)",
      "( printf 'New token (not shown): '; read -rs NEW_TOKEN; printf '\\n'",
      `  printf %s "$NEW_TOKEN" | ${put} )`,
    ].join("\n"),
    expected: "An answer with the secret's name and a VersionId.",
    correction: {
      runbook:
        'aws secretsmanager update-secret --secret-id intercom/production/token --secret-string "new_token_here"',
      reason:
        "A token written as an argument stays in the shell's history and shows in the process list. put-secret-value may safely be repeated with the same request id; update-secret fails when repeated.",
    },
  };
}

function restart(values: RunbookValues): Step {
  return {
    id: "token-restart",
    title: "Restart application to pick up new token",
    kind: "command",
    text: "Replaces the pods one after the other and waits until they are ready.",
    command: rollOut(values, "restart"),
    expected:
      '"successfully rolled out". A paused deployment refuses to restart: kubectl rollout resume first, once you know who paused it and why.',
    correction: {
      runbook: "kubectl rollout restart deployment/intercom-service",
      reason: "Restart returns at once; only rollout status shows whether the pods came up on the new token.",
    },
  };
}

function giveToOffhook(values: RunbookValues): Step {
  const get = secretsManager(values, "get-secret-value", ["--query=SecretString", "--output=text"]);
  return {
    id: "token-offhook",
    title: "Give the new token to Offhook",
    kind: "command",
    text: "On Offhook's machine: fetches what was stored into the token file, without showing it. Where Offhook has no INTERCOM_ACCESS_TOKEN_FILE, set INTERCOM_ACCESS_TOKEN anew and restart Offhook instead.",
    command: [
      `( umask 077; TOKEN=$(${get}) &&`,
      // Written into the file that is there, so that it stays readable for Offhook's account; unset, the shell says so.
      `  printf %s "$TOKEN" > "\${INTERCOM_ACCESS_TOKEN_FILE:?is not set}" )`,
    ].join("\n"),
    expected: "No output.",
    correction: {
      runbook: "ends with the restart",
      reason: "A rotation is finished when the new token has been seen to work.",
    },
  };
}
