import type { Leaf } from "#lib/runbook/leaf.ts";
import { MOST_REQUEST_IDS } from "#lib/runbook/named-request-ids.ts";
import { postmortemTitle } from "#lib/runbook/postmortem-title.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { hasVisible } from "#lib/text/clean.ts";
import { dayAndTime, dayOf, type Instant, timeOf } from "#lib/text/instant.ts";
import { markdownLine } from "#lib/text/markdown-line.ts";
import { markdownSection } from "#lib/text/markdown-section.ts";

/** What the document says. Null is not known. */
export type Postmortem = {
  /** Where the decision tree ended: what the title calls it. */
  readonly leaf: Leaf | null;
  /** Marks the document of an exercise, so that nobody takes it for real. */
  readonly drill: boolean;
  readonly severity: Severity;
  /** The first alert. */
  readonly startedAt: Instant;
  /** Null while it lasts. */
  readonly ended: {
    readonly at: Instant;
    /** In words: `1 hour 5 minutes`. */
    readonly duration: string;
    /** The same in whole minutes. */
    readonly minutes: number;
  } | null;
  readonly requestIds: readonly string[];
  /** Markdown. */
  readonly summary: string;
  /** In the order in which it is told. */
  readonly timeline: readonly { readonly at: Instant; readonly label: string; readonly text: string }[];
  /** Markdown. */
  readonly rootCause: string;
  readonly affected: { readonly conversations: number | null; readonly users: number | null };
  readonly actionItems: readonly ActionItem[];
};

type ActionItem = {
  readonly text: string;
  readonly owner: string | null;
  /** A day: `2026-12-01`. */
  readonly due: string | null;
  readonly done: boolean;
};

/** Stands below all that the template asks for, whose headings and lines stay as they are. */
const DRILL = "Drill: declared on the simulator. No customer was affected.";

/** Markdown joins the lines of a paragraph; two spaces at its end keep a line apart from what follows it. */
const LINE_END = "  ";

/**
 * The runbook's postmortem in Markdown: its headings, labels and order; every time in UTC. It ends with one line feed.
 * A person's words stand in it as text where the template has a line, and as Markdown where it has a section.
 */
export function postmortem(told: Postmortem): string {
  const { ended, affected } = told;
  const blocks = [
    `## ${postmortemTitle(told.leaf)}`,
    [
      `**Date:** ${dateText(told)}`,
      `**Duration:** ${ended?.duration ?? "ongoing"}`,
      `**Severity:** ${told.severity}`,
      `**Intercom request_ids:** ${requestIdsText(told.requestIds)}`,
    ]
      // The last one too: whoever adds a line below it by hand must not find it joined to this one.
      .map((line) => `${line}${LINE_END}`)
      .join("\n"),
    "### Summary",
    sectionText(told.summary),
    "### Timeline",
    timelineText(told),
    "### Root Cause",
    sectionText(told.rootCause),
    "### Impact",
    list([
      `Conversations affected: ${affected.conversations ?? "unknown"}`,
      `Users unable to reach support: ${affected.users ?? "unknown"}`,
      `Duration of degraded service: ${ended === null ? "ongoing" : `${ended.minutes}m`}`,
    ]),
    "### Action Items",
    list(told.actionItems.map(actionItemText)),
    ...(told.drill ? [DRILL] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/**
 * `2026-11-22 14:05 - 15:10 UTC`; over midnight the end has its date too. While it lasts, `ongoing` stands where the end will,
 * so that the line always begins with the same date and ends with the zone of every time in the document.
 */
function dateText({ startedAt, ended }: Postmortem): string {
  if (ended === null) return `${dayAndTime(startedAt)} - ongoing UTC`;
  const end = dayOf(ended.at) === dayOf(startedAt) ? timeOf(ended.at) : dayAndTime(ended.at);
  return `${dayAndTime(startedAt)} - ${end} UTC`;
}

function requestIdsText(ids: readonly string[]): string {
  if (ids.length === 0) return "none";
  const listed = `[${ids.slice(0, MOST_REQUEST_IDS).join(", ")}]`;
  const more = ids.length - MOST_REQUEST_IDS;
  return markdownLine(more > 0 ? `${listed} and ${more} more` : listed);
}

/** Once anything told is of another day than the beginning, every line carries its date. */
function timelineText({ startedAt, ended, timeline }: Postmortem): string {
  const moments = [...timeline.map(({ at }) => at), ...(ended === null ? [] : [ended.at])];
  const oneDay = moments.every((at) => dayOf(at) === dayOf(startedAt));
  return list(
    timeline.map(({ at, label, text }) => {
      const moment = oneDay ? timeOf(at) : dayAndTime(at);
      return `${moment} - ${text === "" ? label : `${label}: ${markdownLine(text)}`}`;
    }),
  );
}

/** Escaped as a whole: two texts that are harmless alone can be markup together. */
function actionItemText({ text, owner, due, done }: ActionItem): string {
  return `[${done ? "x" : " "}] ${markdownLine(`${text} - ${owner ?? "unassigned"} - ${due ?? "no date"}`)}`;
}

const TO_BE_WRITTEN = "To be written.";

function sectionText(markdown: string): string {
  return hasVisible(markdown) ? markdownSection(markdown) : TO_BE_WRITTEN;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? TO_BE_WRITTEN : items.map((item) => `- ${item}`).join("\n");
}
