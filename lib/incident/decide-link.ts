import type { Circumstances, NumberedState } from "#lib/incident/circumstances.ts";
import type { Command } from "#lib/incident/command.ts";
import type { Decision } from "#lib/incident/decision.ts";
import type { EventBody, NewEvent } from "#lib/incident/event.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { moment } from "#lib/incident/moment.ts";
import { type Refusal, refuse } from "#lib/incident/refusal.ts";
import { roomIn } from "#lib/incident/room.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { lastTransition } from "#lib/incident/transitions.ts";
import { instant } from "#lib/text/instant.ts";

type LinkCommand = Extract<Command, { type: "mark-duplicate" | "unmark-duplicate" | "relate" | "unrelate" }>;

/** The number of the other incident that a command is about; null where it is about none. */
export function linkedBy(command: Command, { duplicateOf }: Pick<IncidentState, "duplicateOf">): number | null {
  switch (command.type) {
    case "mark-duplicate":
      return command.of;
    case "unmark-duplicate":
      return duplicateOf;
    case "relate":
    case "unrelate":
      return command.to;
    default:
      return null;
  }
}

/** What a command does to the ties between two incidents. The other one's events follow from these: `echoesOf`. */
export function decideLink(state: IncidentState, command: LinkCommand, circumstances: Circumstances): Decision {
  const { now, number, other } = circumstances;
  const wanted = linkedBy(command, state);
  if (wanted === null) return { events: [] };
  const field = command.type === "mark-duplicate" ? "of" : "to";
  if (wanted === number) return refuse.invalid(field, "This is the incident itself. Name another one.");
  if (other === null || other.number !== wanted) {
    return refuse.invalid(field, `There is no incident ${incidentName(wanted)}.`);
  }
  if (other.state.drill !== state.drill) {
    return refuse.invalid(field, "Drills and real incidents are kept apart, and one of the two is a drill.");
  }
  if (roomIn(other.state) === 0) return refuse.notNow(`${incidentName(wanted)} keeps no more events: it is full.`);
  const record = (body: EventBody): Decision => ({ events: [{ happenedAt: instant(now), body }] });
  const isRelated = state.related.includes(wanted);
  switch (command.type) {
    case "mark-duplicate":
      return markDuplicate(state, other, circumstances);
    case "unmark-duplicate":
      return record({ kind: "duplicate-of", incident: null });
    case "relate": {
      if (isRelated) return { events: [] };
      const most = Math.max(state.related.length, other.state.related.length);
      if (most >= LIMITS.related) return refuse.notNow(`An incident is related to at most ${LIMITS.related} others.`);
      return record({ kind: "related", incident: wanted, is: true });
    }
    case "unrelate":
      return isRelated ? record({ kind: "related", incident: wanted, is: false }) : { events: [] };
    default:
      return command satisfies never;
  }
}

/** What is open ends by it: from now on the other one tells what happens. */
function markDuplicate(state: IncidentState, other: NumberedState, { now, number }: Circumstances): Decision {
  if (state.duplicateOf === other.number) return { events: [] };
  const refusal = notADuplicate(state, other, number);
  if (refusal !== null) return refusal;
  const marked: NewEvent = { happenedAt: instant(now), body: { kind: "duplicate-of", incident: other.number } };
  if (state.status === "RESOLVED") return { events: [marked] };
  const at = moment(undefined, now, { notBefore: lastTransition(state) });
  if (typeof at !== "string") return at;
  const text = `Duplicate of ${incidentName(other.number)}`;
  return { events: [marked, { happenedAt: at, body: { kind: "resolved", text } }] };
}

/** One step leads from a duplicate to the incident that tells it, never two, and never in a circle. */
function notADuplicate(state: IncidentState, other: NumberedState, number: number): Refusal | null {
  if (state.duplicateOf !== null) {
    const now = incidentName(state.duplicateOf);
    return refuse.notNow(`This is a duplicate of ${now} already. Say first that it is not.`);
  }
  const real = other.state.duplicateOf;
  if (real === number) {
    return refuse.invalid("of", `${incidentName(other.number)} is itself a duplicate of this incident.`);
  }
  if (real !== null) {
    const name = incidentName(other.number);
    return refuse.invalid("of", `${name} is itself a duplicate of ${incidentName(real)}. Name ${incidentName(real)}.`);
  }
  if (state.duplicates.length > 0) {
    const names = state.duplicates.map(incidentName).join(", ");
    return refuse.notNow(
      `Others are duplicates of this one (${names}). Say of those first what they are duplicates of.`,
    );
  }
  return null;
}

/** What the other incident's log says where this one's says that. */
export function echoesOf(number: number, before: IncidentState, events: readonly NewEvent[]): NewEvent[] {
  return events.flatMap(({ happenedAt, body }): NewEvent[] => {
    if (body.kind === "related") return [{ happenedAt, body: { ...body, incident: number } }];
    if (body.kind !== "duplicate-of") return [];
    const is = body.incident !== null;
    return is || before.duplicateOf !== null
      ? [{ happenedAt, body: { kind: "duplicated-by", incident: number, is } }]
      : [];
  });
}
