import { responseWords } from "#components/incident/clock-words.ts";
import type { IncidentRecord, PostmortemProgress } from "#lib/contracts/incident.ts";
import { clocksOf } from "#lib/incident/clocks.ts";
import { minutesBetween, shortDuration } from "#lib/incident/duration.ts";
import type { Instant } from "#lib/text/instant.ts";

/** An update is due from this long before the promised time on: writing one takes a moment. */
const DUE_BEFORE_MIN = 5;

/** What the incident needs most. `why` is a sentence, `label` the words on the button. */
export type NextAction = {
  readonly kind:
    | "acknowledge"
    | "take-command"
    | "decide-message"
    | "post-message"
    | "update"
    | "end-waiting"
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

type Asked = Pick<
  IncidentRecord,
  | "status"
  | "startedAt"
  | "endedAt"
  | "acknowledgedAt"
  | "respondBy"
  | "waitingSince"
  | "waitedMinutes"
  | "commander"
  | "nextUpdateAt"
  | "cause"
  | "mitigatedAt"
>;

/** What the page knows beside the record; left out is not known yet. */
export type KnownBeside = {
  /** How far the postmortem is. */
  readonly postmortem?: PostmortemProgress | undefined;
  /** Whether Slack is still to be told of the incident: messages can be sent to it, and none was. */
  readonly isUntold?: boolean | undefined;
  /** Why messages are stuck until somebody decides, in a sentence. */
  readonly trouble?: string | null | undefined;
};

/** One thing at a time: somebody has it, somebody leads, everybody is told, then the work itself. */
export function nextActionOf(record: Asked, { postmortem, isUntold, trouble }: KnownBeside, now: Date): NextAction {
  if (record.status === "RESOLVED") return messages(trouble, false) ?? afterwards(postmortem);
  if (record.acknowledgedAt === null) return acknowledge(record, now);
  if (record.commander === null) {
    return { kind: "take-command", why: "Nobody is in command yet.", label: "Take command" };
  }
  return (
    messages(trouble, isUntold) ??
    promise(record.nextUpdateAt, now.toISOString()) ??
    waiting(record, now) ??
    work(record)
  );
}

function acknowledge(record: Asked, now: Date): NextAction {
  const words = responseWords(clocksOf(record, now).response);
  return {
    kind: "acknowledge",
    why: words?.isOverdue
      ? `Nobody has said yet that they are on it: ${words.text}.`
      : "Nobody has said yet that they are on it.",
    label: "Acknowledge",
  };
}

/** Null where nothing keeps messages from Slack, and it has been told. */
function messages(trouble: string | null | undefined, isUntold: boolean | undefined): NextAction | null {
  if (trouble != null) return { kind: "decide-message", why: trouble, label: "Look at the messages" };
  if (isUntold !== true) return null;
  return { kind: "post-message", why: "Slack has not been told of it yet.", label: "Post the first message" };
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

/** While it waits on Intercom there is one thing to do: see that it goes on. */
function waiting(record: Asked, now: Date): NextAction | null {
  const minutes = clocksOf(record, now).waiting;
  if (minutes === null) return null;
  return {
    kind: "end-waiting",
    why: `It has waited on Intercom for ${shortDuration(minutes)}. Once they answer, or it goes on without them, say so.`,
    label: "Not waiting any more",
  };
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
