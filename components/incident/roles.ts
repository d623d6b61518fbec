import type { CommandInput } from "#lib/incident/command.ts";

/** What a person can be for an incident. */
export const ROLES = ["commander", "communications", "scribe"] as const;
export type IncidentRole = (typeof ROLES)[number];

export const ROLE_LABELS = {
  commander: "Commander",
  communications: "Communications",
  scribe: "Scribe",
} as const satisfies Record<IncidentRole, string>;

export const ROLE_COMMANDS = {
  commander: "set-commander",
  communications: "set-communications",
  scribe: "set-scribe",
} as const satisfies Record<IncidentRole, CommandInput["type"]>;

type Given = { readonly expectedVersion: number; readonly name: string; readonly note?: string };

/** Gives a role to somebody; an empty name is nobody. */
export function roleCommand(role: IncidentRole, { expectedVersion, name, note = "" }: Given): CommandInput {
  switch (role) {
    case "commander":
      return { type: "set-commander", expectedVersion, commander: name, note };
    case "communications":
      return { type: "set-communications", expectedVersion, communications: name, note };
    case "scribe":
      return { type: "set-scribe", expectedVersion, scribe: name, note };
    default:
      return role satisfies never;
  }
}

/** What is said once somebody has it. */
export function takenWords(role: IncidentRole): string {
  return role === "commander" ? "You are in command" : `You have the role: ${ROLE_LABELS[role].toLowerCase()}`;
}
