import type { NarrativeSection } from "#lib/incident/event.ts";

/** The values of an incident that a command replaces: each has a version of its own. */
export type ValueName =
  | "leaf"
  | "severity"
  | "status"
  | "impact"
  | "cause"
  | "action"
  | "commander"
  | "nextUpdateAt"
  | "affected.conversations"
  | "affected.users"
  | `narrative.${NarrativeSection}`
  | `actionItems.${number}`
  | `entries.${number}`;
