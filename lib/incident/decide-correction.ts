import { correctionsOf } from "#lib/incident/can.ts";
import type { Command } from "#lib/incident/command.ts";
import type { Decision } from "#lib/incident/decision.ts";
import type { EventBody } from "#lib/incident/event.ts";
import { LIMITS } from "#lib/incident/limits.ts";
import { startedAt } from "#lib/incident/milestones.ts";
import { moment } from "#lib/incident/moment.ts";
import { textOf } from "#lib/incident/own-words.ts";
import { isTold, milestoneEntries } from "#lib/incident/postmortem-entries.ts";
import { REDACTED } from "#lib/incident/redact.ts";
import { type Refusal, refuse } from "#lib/incident/refusal.ts";
import { conflictOver, replace } from "#lib/incident/replace.ts";
import { addedRequestIds, TOO_MANY_REQUEST_IDS } from "#lib/incident/request-ids.ts";
import type { Entry, IncidentState } from "#lib/incident/state.ts";
import { isTransition, neighbours } from "#lib/incident/transitions.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

type CorrectionCommand = Extract<Command, { type: `${string}-entry` }>;
type Amendment = Extract<Command, { type: "amend-entry" }>;
type Redaction = Extract<Command, { type: "redact-entry" }>;
type Wording = Extract<Command, { type: "word-entry" }>;

/** What a command does to an entry of the timeline. Nothing is overwritten: each correction is an event of its own. */
export function decideCorrection(state: IncidentState, command: CorrectionCommand, now: Date): Decision {
  const entry = state.entries.find(({ seq }) => seq === command.entry);
  if (entry === undefined) return refuse.invalid("entry", `There is no entry ${command.entry} in the timeline.`);
  const record = (body: EventBody): Decision => ({ events: [{ happenedAt: instant(now), body }] });
  switch (command.type) {
    case "mark-entry":
      return isTold(entry, milestoneEntries(state)) === command.exported
        ? { events: [] }
        : record({ kind: "entry-marked", entry: entry.seq, exported: command.exported });
    case "word-entry":
      return word(state, command, entry, now);
    case "restore-entry":
      if (entry.retracted === null) return { events: [] };
      if (entry.body.kind === "request-ids" && addedRequestIds(state, entry.body.requestIds) === null) {
        return refuse.notNow(TOO_MANY_REQUEST_IDS);
      }
      return record({ kind: "entry-restored", entry: entry.seq });
    case "retract-entry":
      if (entry.retracted !== null) return { events: [] };
      if (correctionsOf(entry).retract !== true) {
        return refuse.notNow("This entry cannot be retracted. Record what is true now instead.");
      }
      return (
        conflictOverEntry(state, command, entry) ??
        record({ kind: "entry-retracted", entry: entry.seq, text: command.reason })
      );
    case "redact-entry":
      return redact(command, entry, now);
    case "amend-entry":
      return amend(state, command, entry, now);
    default:
      return command satisfies never;
  }
}

const WORDS_ARE_GONE = "The words of this entry were redacted for good. Add a note instead.";

/**
 * Whoever saw a secret must be able to take it out, whatever others have done to the entry since: also out of the reasons that were
 * given for redacting it, or for retracting it afterwards.
 */
function redact({ reason }: Redaction, { redacted, retracted, seq }: Entry, now: Date): Decision {
  const hasReason = retracted !== null && retracted.reason !== null && retracted.reason !== REDACTED;
  if (redacted !== null && redacted.reason === reason && !hasReason) return { events: [] };
  const body: EventBody = { kind: "entry-redacted", entry: seq, text: reason };
  return { events: [{ happenedAt: instant(now), body }] };
}

function word(
  state: IncidentState,
  { expectedVersion, label, text }: Wording,
  { seq, told, redacted }: Entry,
  now: Date,
): Decision {
  if (redacted !== null) return refuse.notNow(WORDS_ARE_GONE);
  const name = `told.${seq}` as const;
  const body: EventBody = { kind: "entry-worded", entry: seq, label, text };
  return replace(
    state,
    expectedVersion,
    [
      { name, current: told.label, wanted: label },
      { name, current: told.text, wanted: text },
    ],
    { at: instant(now), body },
  );
}

function amend(state: IncidentState, command: Amendment, entry: Entry, now: Date): Decision {
  const corrections = correctionsOf(entry);
  if (entry.retracted !== null) return refuse.notNow("This entry was retracted. Put it back first.");
  if (command.at === undefined && command.text === undefined) return refuse.invalid("text", "Enter a text or a time.");
  if (command.at !== undefined && corrections.time !== true) {
    return refuse.invalid("at", "The time of this entry is the moment at which it was recorded.");
  }
  if (command.text !== undefined && entry.redacted !== null) return refuse.notNow(WORDS_ARE_GONE);
  if (command.text !== undefined && corrections.text !== true) {
    return refuse.invalid("text", "The text of this entry follows from its value. Change the value instead.");
  }
  const at = command.at === undefined ? undefined : amendedTime(state, entry, command.at, now);
  if (at !== undefined && typeof at !== "string") return at;
  const text = command.text === undefined ? undefined : amendedText(entry, command.text);
  if (text !== undefined && typeof text !== "string") return text;
  if ((at ?? entry.happenedAt) === entry.happenedAt && (text ?? textOf(entry.body)) === textOf(entry.body)) {
    return { events: [] };
  }
  const body: EventBody = {
    kind: "entry-amended",
    entry: entry.seq,
    ...(at !== undefined && { at }),
    ...(text !== undefined && { text }),
  };
  return conflictOverEntry(state, command, entry) ?? { events: [{ happenedAt: instant(now), body }] };
}

/** Notes keep their lines; everything else is told on one line of the postmortem. */
function amendedText(entry: Entry, text: string): string | Refusal {
  if (entry.body.kind === "note") return text;
  const line = cleanLine(text);
  return line.length <= LIMITS.sentence ? line : refuse.invalid("text", `At most ${LIMITS.sentence} characters`);
}

/** Transitions stay in order, and nothing that counts from the first alert may come before it. */
function amendedTime(state: IncidentState, entry: Entry, said: Instant, now: Date): Instant | Refusal {
  if (!isTransition(entry)) {
    const counts = entry.body.kind === "acknowledged" || entry.body.kind === "mitigation";
    return moment(said, now, counts ? { notBefore: { at: startedAt(state), what: "the first alert" } } : {});
  }
  const { before, after } = neighbours(state, entry);
  return moment(said, now, {
    ...(before !== undefined && { notBefore: { at: before.happenedAt, what: "the status change before it" } }),
    ...notAfter(state, entry, after),
  });
}

function notAfter(state: IncidentState, entry: Entry, after: Entry | undefined) {
  const counted = entry.body.kind === "first-alert" ? countedFromFirstAlert(state) : [];
  const earliest = [...counted, ...(after === undefined ? [] : [after])].sort((a, b) =>
    a.happenedAt < b.happenedAt ? -1 : 1,
  )[0];
  return earliest === undefined ? {} : { notAfter: { at: earliest.happenedAt, what: "what followed it" } };
}

/** Also those that are retracted: they may be put back. */
function countedFromFirstAlert({ entries }: IncidentState): Entry[] {
  return entries.filter(({ body }) => body.kind === "acknowledged" || body.kind === "mitigation");
}

function conflictOverEntry(
  state: IncidentState,
  { expectedVersion }: { expectedVersion: number },
  entry: Entry,
): Refusal | null {
  return conflictOver(state, expectedVersion, `entries.${entry.seq}`, textOf(entry.body) ?? entry.happenedAt);
}
