import type { Status } from "#lib/runbook/incident-status.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { cleanLine, hasVisible } from "#lib/text/clean.ts";
import { instant, timeOf } from "#lib/text/instant.ts";

/** What the message says. Null, and text without a visible character, is written as `unknown`. */
export type SlackMessage = {
  readonly severity: Severity | null;
  readonly status: Status;
  readonly impact: string | null;
  readonly cause: string | null;
  readonly action: string | null;
  /** The instant of the next update; written as the time of day in UTC. */
  readonly nextUpdate: Date | null;
  /** A name, with or without its `@`. */
  readonly commander: string | null;
  /** Marks a message about the simulator, so that nobody takes it for real. */
  readonly drill: boolean;
};

/**
 * The runbook's internal Slack message: seven lines, no line break at the end. The text is raw: who sends it to Slack's API
 * escapes it there.
 */
export function slackMessage(message: SlackMessage): string {
  const severity = message.severity ?? "unknown";
  return [
    `${message.drill ? "[DRILL] " : ""}[${severity}] INCIDENT: Intercom Integration`,
    `Status: ${message.status}`,
    `Impact: ${lineOf(message.impact)}`,
    `Cause: ${lineOf(message.cause)}`,
    `Action: ${lineOf(message.action)}`,
    `Next update: ${message.status === "RESOLVED" ? "none" : timeOfDay(message.nextUpdate)}`,
    `Commander: ${mentionOf(message.commander)}`,
  ].join("\n");
}

/** A break would add a line to the message, and a mark of direction would turn its words around. */
function lineOf(text: string | null): string {
  const line = cleanLine(text ?? "");
  return hasVisible(line) ? line : "unknown";
}

function mentionOf(name: string | null): string {
  const line = lineOf((name ?? "").trim().replace(/^@+/, ""));
  return line === "unknown" ? line : `@${line}`;
}

function timeOfDay(at: Date | null): string {
  return at === null || Number.isNaN(at.getTime()) ? "unknown" : `${timeOf(instant(at))} UTC`;
}
