import type { Leaf } from "#lib/runbook/leaf.ts";
import { MOST_REQUEST_IDS } from "#lib/runbook/named-request-ids.ts";
import type { Block, Outline } from "#lib/runbook/outline.ts";
import { postmortemTitle } from "#lib/runbook/postmortem-title.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { hasVisible } from "#lib/text/clean.ts";
import { closedSection } from "#lib/text/closed-section.ts";
import { dayAndTime, dayOf, type Instant, timeOf } from "#lib/text/instant.ts";
import { markdownLine } from "#lib/text/markdown-line.ts";

/** What the document says. Null is not known. */
export type Postmortem = {
  readonly outline: Outline;
  /** Markdown, by the id of the narrative's block. What is not there is not written yet. */
  readonly texts: Readonly<Record<string, string>>;
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
  /** In the order in which it is told. */
  readonly timeline: readonly { readonly at: Instant; readonly label: string; readonly text: string }[];
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

/** A person's words as text where the template has a line. */
type LineOf = (text: string) => string;

/**
 * The postmortem in Markdown: title and header facts, then the outline's blocks; of the runbook's outline it is the runbook's
 * template to the letter. Every time is in UTC. It ends with one line feed. A person's words stand in it as text where the
 * template has a line. A narrative stands in it byte for byte as it was written, and changes nothing outside of itself.
 */
export function postmortem(told: Postmortem): string {
  const { outline } = told;
  const lineOf = lineWithin(told);
  const blocks = [
    `## ${postmortemTitle(told.leaf)}`,
    [
      `**Date:** ${dateText(told)}`,
      `**Duration:** ${told.ended?.duration ?? "ongoing"}`,
      `**Severity:** ${told.severity}`,
      `**Intercom request_ids:** ${requestIdsText(told.requestIds, lineOf)}`,
    ]
      // The last one too: whoever adds a line below it by hand must not find it joined to this one.
      .map((line) => `${line}${LINE_END}`)
      .join("\n"),
    ...outline.flatMap((block) => [headingText(block, lineOf), blockText(block, told, lineOf)]),
    ...(told.drill ? [DRILL] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** What a narrative defines, links and footnotes, counts for the whole document; lines that are told take no part in it. */
function lineWithin({ outline, texts }: Postmortem): LineOf {
  const definitions = outline.some(({ id, kind }) => kind === "narrative" && (texts[id] ?? "").includes("]:"));
  return (text) => markdownLine(text, { definitions });
}

/** Hash marks at its end would be taken for decoration. */
function headingText({ title }: Block, lineOf: LineOf): string {
  return `### ${lineOf(title).replace(/(?<=^|[ \t])#+$/, "\\$&")}`;
}

function blockText({ id, kind }: Block, told: Postmortem, lineOf: LineOf): string {
  switch (kind) {
    case "narrative":
      return narrativeText(told.texts[id] ?? "");
    case "timeline":
      return timelineText(told, lineOf);
    case "impact":
      return impactText(told);
    case "action-items":
      return list(told.actionItems.map((item) => actionItemText(item, lineOf)));
    default:
      return kind satisfies never;
  }
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

function requestIdsText(ids: readonly string[], lineOf: LineOf): string {
  if (ids.length === 0) return "none";
  const listed = `[${ids.slice(0, MOST_REQUEST_IDS).join(", ")}]`;
  const more = ids.length - MOST_REQUEST_IDS;
  return lineOf(more > 0 ? `${listed} and ${more} more` : listed);
}

/** Once anything told is of another day than the beginning, every line carries its date. */
function timelineText({ startedAt, ended, timeline }: Postmortem, lineOf: LineOf): string {
  const moments = [...timeline.map(({ at }) => at), ...(ended === null ? [] : [ended.at])];
  const oneDay = moments.every((at) => dayOf(at) === dayOf(startedAt));
  return list(
    timeline.map(({ at, label, text }) => {
      const moment = oneDay ? timeOf(at) : dayAndTime(at);
      return `${moment} - ${lineOf(text === "" ? label : `${label}: ${text}`)}`;
    }),
  );
}

function impactText({ affected, ended }: Postmortem): string {
  return list([
    `Conversations affected: ${affected.conversations ?? "unknown"}`,
    `Users unable to reach support: ${affected.users ?? "unknown"}`,
    `Duration of degraded service: ${ended === null ? "ongoing" : `${ended.minutes}m`}`,
  ]);
}

/** Escaped as a whole: two texts that are harmless alone can be markup together. */
function actionItemText({ text, owner, due, done }: ActionItem, lineOf: LineOf): string {
  return `[${done ? "x" : " "}] ${lineOf(`${text} - ${owner ?? "unassigned"} - ${due ?? "no date"}`)}`;
}

const TO_BE_WRITTEN = "To be written.";

function narrativeText(markdown: string): string {
  return hasVisible(markdown) ? closedSection(markdown) : TO_BE_WRITTEN;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? TO_BE_WRITTEN : items.map((item) => `- ${item}`).join("\n");
}
