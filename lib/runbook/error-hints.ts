/** One row of the runbook's error-handling table, and more words where the row alone leaves a person standing. */
export type ErrorHint = {
  readonly issue: string;
  readonly cause: string;
  readonly solution: string;
  readonly detail: string;
};

/** The runbook's error-handling table. Each row also appears where its issue happens. */
export const ERROR_HINTS = {
  "token-not-set": {
    issue: "Triage script fails",
    cause: "Token not set",
    solution: "Export INTERCOM_ACCESS_TOKEN",
    detail:
      "Or put the token into a file and name the file in INTERCOM_ACCESS_TOKEN_FILE: it is read before each run, so a new token works without a restart.",
  },
  "status-page-unreachable": {
    issue: "Status page unreachable",
    cause: "DNS/network",
    solution: "Try mobile network or VPN",
    detail:
      "A page that does not answer says nothing about incidents. If it opens from another network, the fault is in ours.",
  },
  "no-developer-hub-access": {
    issue: "Can't rotate token",
    cause: "No Developer Hub access",
    solution: "Escalate to workspace admin",
    detail: "Only a teammate with permission for apps and integrations sees the Developer Hub of the workspace.",
  },
  "cold-cache": {
    issue: "Cache empty during outage",
    cause: "No pre-warming",
    solution: "Implement cache warming job",
    detail:
      "A cache can only be filled while Intercom answers. Without one, show the fallback page now and note the job as an action item.",
  },
} as const satisfies Record<string, ErrorHint>;

export type ErrorHintId = keyof typeof ERROR_HINTS;
