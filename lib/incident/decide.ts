import { attachLog, isToken, TOKEN_AMONG_IDS, withoutSecrets } from "#lib/incident/attach-log.ts";
import { can } from "#lib/incident/can.ts";
import type { Circumstances } from "#lib/incident/circumstances.ts";
import type { Command, CommandType } from "#lib/incident/command.ts";
import { decideActionItem } from "#lib/incident/decide-action-item.ts";
import { decideCorrection } from "#lib/incident/decide-correction.ts";
import { decideLink } from "#lib/incident/decide-link.ts";
import { decideRole } from "#lib/incident/decide-role.ts";
import { decideStep } from "#lib/incident/decide-step.ts";
import type { Decision } from "#lib/incident/decision.ts";
import { checkNextUpdate } from "#lib/incident/declare.ts";
import type { EventBody } from "#lib/incident/event.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { startedAt } from "#lib/incident/milestones.ts";
import { moment } from "#lib/incident/moment.ts";
import { type Refusal, refuse } from "#lib/incident/refusal.ts";
import { conflictOver, type Replacement, replace } from "#lib/incident/replace.ts";
import { addedRequestIds, TOO_MANY_REQUEST_IDS } from "#lib/incident/request-ids.ts";
import { roomIn } from "#lib/incident/room.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { lastTransition } from "#lib/incident/transitions.ts";
import { attachTriage } from "#lib/incident/triage-news.ts";
import type { ValueName } from "#lib/incident/value-name.ts";
import type { Status } from "#lib/runbook/incident-status.ts";
import { instant } from "#lib/text/instant.ts";

/** The values that stand in the state under their own names. */
type PlainValue = Extract<ValueName, keyof IncidentState>;

/** What the command does to the incident as it stands. Who may command at all was settled before. */
export function decide(state: IncidentState, command: Command, circumstances: Circumstances): Decision {
  if (!can(state, { mayCommand: true }, command.type)) return notNow(state, command);
  const decision = decideByType(state, command, circumstances);
  const isTooMuch = "events" in decision && decision.events.length > roomIn(state, command.type);
  return isTooMuch ? refuse.notNow(FULL) : decision;
}

const FULL = `An incident keeps at most ${LIMITS.events.toLocaleString("en")} events, and this one is full. The places that are left are kept for taking entries back and for resolving it.`;

function decideByType(state: IncidentState, command: Command, circumstances: Circumstances): Decision {
  const { now, triage } = circumstances;
  const alert = { at: startedAt(state), what: "the first alert" };
  const to = (name: PlainValue, wanted: string | null): Replacement => ({ name, current: state[name], wanted });
  switch (command.type) {
    case "acknowledge":
      if (state.acknowledgedAt !== null) return { events: [] };
      return happened(moment(command.at, now, { notBefore: alert }), { kind: "acknowledged" });
    case "set-severity":
      return set(state, command, now, { kind: "severity", severity: command.severity }, [
        to("severity", command.severity),
      ]);
    case "set-leaf":
      return set(state, command, now, { kind: "leaf", leaf: command.leaf }, [to("leaf", command.leaf)]);
    case "set-impact":
      return set(state, command, now, { kind: "impact", impact: command.impact }, [to("impact", command.impact)]);
    case "set-cause":
      return set(state, command, now, { kind: "cause", cause: command.cause }, [to("cause", command.cause)]);
    case "set-action":
      return set(state, command, now, { kind: "action", action: command.action }, [to("action", command.action)]);
    case "set-commander":
    case "set-communications":
    case "set-scribe":
      return decideRole(state, command, circumstances);
    case "start-waiting":
      if (state.waitingSince !== null) return { events: [] };
      return happened(moment(command.at, now, { notBefore: lastTransition(state) }), {
        kind: "waiting",
        text: command.reason,
      });
    case "end-waiting":
      if (state.waitingSince === null) return { events: [] };
      return happened(moment(command.at, now, { notBefore: lastTransition(state) }), { kind: "waiting-ended" });
    case "set-next-update": {
      const { nextUpdateAt } = command;
      const passed = nextUpdateAt === state.nextUpdateAt ? null : checkNextUpdate(nextUpdateAt, now);
      if (passed !== null) return passed;
      return set(state, command, now, { kind: "next-update", nextUpdateAt }, [to("nextUpdateAt", nextUpdateAt)]);
    }
    case "set-affected": {
      const { conversations = state.affected.conversations, users = state.affected.users } = command;
      if (command.conversations === undefined && command.users === undefined) {
        return refuse.invalid("conversations", "Enter one of the two numbers.");
      }
      return set(state, command, now, affectedBody({ conversations, users }, state), [
        { name: "affected.conversations", current: state.affected.conversations, wanted: conversations },
        { name: "affected.users", current: state.affected.users, wanted: users },
      ]);
    }
    case "set-status":
      return transition(state, command, command.status, { kind: "status", status: command.status }, now);
    case "resolve":
      return transition(state, command, "RESOLVED", { kind: "resolved", text: command.fix }, now);
    case "reopen":
      if (state.duplicateOf !== null) return refuse.notNow(stillADuplicate(state.duplicateOf));
      return transition(state, command, "INVESTIGATING", { kind: "reopened", text: command.reason }, now);
    case "add-note":
      return happened(moment(command.at, now), { kind: "note", text: command.text, exported: command.exported });
    case "record-mitigation":
      return happened(moment(command.at, now, { notBefore: alert }), { kind: "mitigation", text: command.text });
    case "add-request-ids": {
      if (command.requestIds.some(isToken)) return refuse.invalid("requestIds", TOKEN_AMONG_IDS);
      const requestIds = addedRequestIds(state, command.requestIds.map(withoutSecrets));
      if (requestIds === null) return refuse.invalid("requestIds", TOO_MANY_REQUEST_IDS);
      if (requestIds.length === 0) return { events: [] };
      return happened(instant(now), { kind: "request-ids", requestIds });
    }
    case "attach-log":
      return attachLog(state, command, now);
    case "tick-step":
    case "untick-step":
    case "check-step":
      return decideStep(state, command, circumstances);
    case "post-message":
      return happened(instant(now), { kind: "message", text: command.text, mention: command.mention });
    case "mark-duplicate":
    case "unmark-duplicate":
    case "relate":
    case "unrelate":
      return decideLink(state, command, circumstances);
    case "attach-triage":
      return attachTriage(state, triage);
    case "add-action-item":
    case "edit-action-item":
    case "complete-action-item":
    case "reopen-action-item":
    case "remove-action-item":
    case "restore-action-item":
      return decideActionItem(state, command, now);
    case "amend-entry":
    case "retract-entry":
    case "restore-entry":
    case "redact-entry":
    case "mark-entry":
    case "word-entry":
      return decideCorrection(state, command, now);
    default:
      return command satisfies never;
  }
}

/** A status that somebody else has just changed is a conflict, and says who; otherwise the command makes no sense here. */
function notNow(state: IncidentState, command: Command): Refusal {
  const conflict =
    "expectedVersion" in command ? conflictOver(state, command.expectedVersion, "status", state.status) : null;
  return conflict ?? refuse.notNow(WHY_NOT[state.status === "RESOLVED" ? "resolved" : "open"](command.type));
}

const WHY_NOT: Record<"resolved" | "open", (type: CommandType) => string> = {
  resolved: (type) => `The incident is resolved: ${type} needs it open. Reopen it first.`,
  open: (type) => `The incident is open: ${type} needs it resolved.`,
};

function stillADuplicate(of: number): string {
  return `This is a duplicate of ${incidentName(of)}, which goes on there. Say first that it is not.`;
}

function happened(at: string | Refusal, body: EventBody): Decision {
  return typeof at === "string" ? { events: [{ happenedAt: at, body }] } : at;
}

function set(
  state: IncidentState,
  { expectedVersion }: { expectedVersion: number },
  now: Date,
  body: EventBody,
  replacements: readonly Replacement[],
): Decision {
  return replace(state, expectedVersion, replacements, { at: instant(now), body });
}

/** Only what differs: a number that was sent along as it is must not make another person's change of it stale. */
function affectedBody({ conversations, users }: IncidentState["affected"], { affected }: IncidentState): EventBody {
  return {
    kind: "affected",
    ...(conversations !== affected.conversations && { conversations }),
    ...(users !== affected.users && { users }),
  };
}

function transition(
  state: IncidentState,
  { expectedVersion, at: said }: { expectedVersion: number; at?: string | undefined },
  wanted: Status,
  body: EventBody,
  now: Date,
): Decision {
  const at = moment(said, now, { notBefore: lastTransition(state) });
  return replace(state, expectedVersion, [{ name: "status", current: state.status, wanted }], { at, body });
}
