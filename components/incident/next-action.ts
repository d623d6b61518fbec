import type { IncidentRecord, PostmortemProgress } from "#lib/contracts/incident.ts";
import { minutesBetween, shortDuration } from "#lib/incident/duration.ts";
import type { Instant } from "#lib/text/instant.ts";

/** An update is due from this long before the promised time on: writing one takes a moment. */
const DUE_BEFORE_MIN = 5;

/** What the incident needs most. `why` is a sentence, `label` the words on the button. */
export type NextAction = {
  readonly kind:
    | "acknowledge"
    | "take-command"
    | "update"
    | "record-cause"
    | "set-identified"
    | "record-mitigation"
    | "set-monitoring"
    | "resolve"
    | "write-postmortem"
    | "open-postmortem";
  readonly why: string;
  readonly label: string;
};

type Asked = Pick<IncidentRecord, "status" | "acknowledgedAt" | "commander" | "nextUpdateAt" | "cause" | "mitigatedAt">;

/**
 * One thing at a time: somebody has it, somebody leads, everybody is told, then the work itself.
 * @param postmortem how far it is; undefined where that is not known yet
 */
export function nextActionOf(record: Asked, postmortem: PostmortemProgress | undefined, now: Date): NextAction {
  if (record.status === "RESOLVED") return afterwards(postmortem);
  if (record.acknowledgedAt === null) {
    return { kind: "acknowledge", why: "Nobody has said yet that they are on it.", label: "Acknowledge" };
  }
  if (record.commander === null) {
    return { kind: "take-command", why: "Nobody is in command yet.", label: "Take command" };
  }
  return promise(record.nextUpdateAt, now.toISOString()) ?? work(record);
}

/** Null while there is time. */
function promise(at: Instant | null, now: Instant): NextAction | null {
  if (at === null) {
    return { kind: "update", why: "No next update has been promised.", label: "Set the next update" };
  }
  const minutes = minutesBetween(now, at);
  if (minutes > DUE_BEFORE_MIN) return null;
  const due =
    minutes > 0
      ? `due in ${shortDuration(minutes)}`
      : minutes === 0
        ? "due now"
        : `overdue by ${shortDuration(-minutes)}`;
  return { kind: "update", why: `The promised update is ${due}.`, label: "Update the Slack message" };
}

function work({ status, cause, mitigatedAt }: Asked): NextAction {
  if (status === "MONITORING") {
    return {
      kind: "resolve",
      why: "Once it holds, say what fixed it and when it ended.",
      label: "Resolve the incident",
    };
  }
  if (status === "INVESTIGATING") {
    return cause === null
      ? { kind: "record-cause", why: "The cause is not known yet.", label: "Record what you found" }
      : { kind: "set-identified", why: "A cause is recorded. Is that it?", label: "Set to IDENTIFIED" };
  }
  return mitigatedAt === null
    ? { kind: "record-mitigation", why: "No mitigation is recorded yet.", label: "Record the mitigation" }
    : { kind: "set-monitoring", why: "A mitigation is recorded. Watch whether it holds.", label: "Set to MONITORING" };
}

function afterwards(postmortem: PostmortemProgress | undefined): NextAction {
  switch (postmortem) {
    case undefined:
      return { kind: "open-postmortem", why: "It is over.", label: "Open the postmortem" };
    case "empty":
    case "started":
      return {
        kind: "write-postmortem",
        why: "It is over. Write down what happened while it is fresh.",
        label: "Write the postmortem",
      };
    case "written":
    case "published":
      return {
        kind: "open-postmortem",
        why: `It is over, and the postmortem is ${postmortem}.`,
        label: "Open the postmortem",
      };
    default:
      return postmortem satisfies never;
  }
}
