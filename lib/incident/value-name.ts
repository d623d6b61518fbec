/** The values of an incident that a command replaces: each has a version of its own. */
export type ValueName =
  | "leaf"
  | "severity"
  | "status"
  | "impact"
  | "cause"
  | "action"
  | "commander"
  | "communications"
  | "scribe"
  | "nextUpdateAt"
  | "affected.conversations"
  | "affected.users"
  | `actionItems.${number}`
  | `entries.${number}`
  /** How the postmortem tells an entry. */
  | `told.${number}`;
