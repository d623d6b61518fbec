import type { IncidentRecord } from "#lib/contracts/incident.ts";
import { clocksOf } from "#lib/incident/clocks.ts";
import { longDuration } from "#lib/incident/duration.ts";
import { incidentName } from "#lib/incident/labels.ts";
import { slackMessageOf } from "#lib/incident/slack-message-of.ts";
import type { Entry } from "#lib/incident/state.ts";

/** The texts that follow from the record. */
export const MADE_TEXTS = ["whole", "short"] as const;
export type MadeText = (typeof MADE_TEXTS)[number];

/** What a message says of an incident, made from the record as it is now. */
export function updateText(record: IncidentRecord, text: MadeText): string {
  return text === "whole" ? wholeMessage(record) : shortUpdate(record);
}

/** The last message that a person had posted; undefined before the first. */
export function lastMessage({ entries }: Pick<IncidentRecord, "entries">): Entry | undefined {
  return entries.findLast(({ body }) => body.kind === "message");
}

/** The runbook's seven lines. The first message of an incident is these and nothing else; a later one also says how it ended. */
function wholeMessage(record: IncidentRecord): string {
  const whole = slackMessageOf(record);
  if (lastMessage(record) === undefined || record.durationMinutes === null) return whole;
  return lines([whole, line("Duration", durationWords(record)), line("Fixed by", fixOf(record))]);
}

/** What changed since the last message, for those who have read that one: a head, the changes, and when they hear more. */
function shortUpdate(record: IncidentRecord): string {
  const { number, drill, severity, status, durationMinutes, nextUpdateAt } = record;
  const took = durationMinutes === null ? "" : ` after ${durationWords(record)}`;
  const head = `${drill ? "[DRILL] " : ""}[${severity}] ${incidentName(number)}: ${status}${took}`;
  const isOver = status === "RESOLVED";
  return lines([
    head,
    ...(isOver ? [line("Fixed by", fixOf(record))] : newsOf(record)),
    isOver || nextUpdateAt === null ? null : `Next update: ${utcTime(nextUpdateAt)}`,
  ]);
}

/** What is new since the last message; where nothing is, that is said: silence would be taken for no answer. */
function newsOf(record: IncidentRecord): (string | null)[] {
  const last = lastMessage(record);
  const { impact, cause, action, commander, waitingSince } = record;
  const isNew = (value: "impact" | "cause" | "action" | "commander") =>
    last === undefined || (record.changes[value]?.seq ?? 0) > last.seq;
  const since = record.entries.filter(({ seq, retracted }) => retracted === null && seq > (last?.seq ?? 0));
  const news = [
    ...since.flatMap(({ body }) => (body.kind === "reopened" ? [line("Open again", body.text)] : [])),
    isNew("impact") ? line("Impact", impact) : null,
    isNew("cause") ? line("Cause", cause) : null,
    isNew("action") ? line("Action", action) : null,
    ...since.flatMap(({ body }) => (body.kind === "mitigation" ? [line("Done", body.text)] : [])),
    waitingSince === null ? null : `Waiting on Intercom since ${utcTime(waitingSince)}`,
    isNew("commander") ? line("Commander", commander === null ? null : `@${commander.replace(/^@+/, "")}`) : null,
  ];
  const isSame = news.every((told) => told === null) && !since.some(({ body }) => body.kind === "status");
  return isSame && last !== undefined ? [`No change since ${utcTime(last.recordedAt)}`] : news;
}

/** As every place has it: `1 hour 5 minutes, of which 20 waiting on Intercom`. */
export function durationWords(record: IncidentRecord): string {
  const { total, theirs } = clocksOf(record, new Date(record.endedAt ?? record.startedAt));
  if (theirs === 0) return longDuration(total);
  return `${longDuration(total)}, of which ${theirs < 60 ? theirs : longDuration(theirs)} waiting on Intercom`;
}

function fixOf({ entries }: IncidentRecord): string | null {
  const end = entries.findLast(({ body }) => body.kind === "resolved")?.body;
  return end?.kind === "resolved" ? end.text : null;
}

function line(label: string, words: string | null): string | null {
  return words === null ? null : `${label}: ${words.replaceAll(/\s+/g, " ")}`;
}

function lines(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join("\n");
}

function utcTime(at: string): string {
  return `${at.slice(11, 16)} UTC`;
}
