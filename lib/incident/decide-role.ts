import type { Circumstances } from "#lib/incident/circumstances.ts";
import type { Command } from "#lib/incident/command.ts";
import type { Decision } from "#lib/incident/decision.ts";
import type { EventBody, NewEvent } from "#lib/incident/event.ts";
import { isSameName } from "#lib/incident/is-same-name.ts";
import { startedAt } from "#lib/incident/milestones.ts";
import { moment } from "#lib/incident/moment.ts";
import { replace } from "#lib/incident/replace.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { instant } from "#lib/text/instant.ts";

type RoleCommand = Extract<Command, { type: "set-commander" | "set-communications" | "set-scribe" }>;

/** Who does what. Whoever makes themselves commander of an open incident has acknowledged it by that. */
export function decideRole(state: IncidentState, command: RoleCommand, { now, by }: Circumstances): Decision {
  const { name, wanted, body } = roleOf(command);
  const decision = replace(state, command.expectedVersion, [{ name, current: state[name], wanted }], {
    at: instant(now),
    body,
  });
  if (!("events" in decision)) return decision;
  const isTaken = command.type === "set-commander" && wanted !== null && isSameName(wanted, by.name);
  return {
    events: [
      ...decision.events,
      ...(decision.events.length === 0 ? handedOver(command, now) : []),
      ...(isTaken ? acknowledgement(state, now) : []),
    ],
  };
}

function roleOf(command: RoleCommand): {
  name: "commander" | "communications" | "scribe";
  wanted: string | null;
  body: EventBody;
} {
  const { note } = command;
  switch (command.type) {
    case "set-commander": {
      const { commander } = command;
      return { name: "commander", wanted: commander, body: { kind: "commander", commander, note } };
    }
    case "set-communications": {
      const { communications } = command;
      return { name: "communications", wanted: communications, body: { kind: "communications", communications, note } };
    }
    case "set-scribe": {
      const { scribe } = command;
      return { name: "scribe", wanted: scribe, body: { kind: "scribe", scribe, note } };
    }
    default:
      return command satisfies never;
  }
}

/** Where somebody else gave the role to the same person first, what is handed over with it must not be lost. */
function handedOver({ note }: RoleCommand, now: Date): NewEvent[] {
  return note === null ? [] : [{ happenedAt: instant(now), body: { kind: "note", text: note, exported: false } }];
}

function acknowledgement(state: IncidentState, now: Date): NewEvent[] {
  if (state.acknowledgedAt !== null || state.status === "RESOLVED") return [];
  const at = moment(undefined, now, { notBefore: { at: startedAt(state), what: "the first alert" } });
  return typeof at === "string" ? [{ happenedAt: at, body: { kind: "acknowledged" } }] : [];
}
