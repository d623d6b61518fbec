import type { Author } from "#lib/incident/author.ts";
import type { Declaration } from "#lib/incident/command.ts";
import type { NewEvent } from "#lib/incident/event.ts";
import { isSameName } from "#lib/incident/is-same-name.ts";
import { moment } from "#lib/incident/moment.ts";
import { type Refusal, refuse } from "#lib/incident/refusal.ts";
import type { RequestId } from "#lib/incident/request-id.ts";
import { newRequestIds } from "#lib/incident/request-ids.ts";
import type { TriageFindings } from "#lib/incident/triage-findings.ts";
import { triageEvents } from "#lib/incident/triage-news.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { instant } from "#lib/text/instant.ts";

/** How far ahead a next update can be promised. */
export const LONGEST_PROMISE_MS = 30 * 24 * 60 * 60_000;

type Circumstances = {
  readonly now: Date;
  /** Who declares it. */
  readonly by: Author;
  /** Whether this Offhook runs on the simulator. */
  readonly drill: boolean;
  /** What the triage run found on which the declaration rests; null where there is none. */
  readonly triage: TriageFindings | null;
  /** Of calls that failed before that run, as the monitor saw them. */
  readonly requestIds?: readonly RequestId[];
};

/** The events that begin an incident: declared, the first alert, and what triage found. */
export function declare(
  declaration: Declaration,
  { now, by, drill, triage, requestIds = [] }: Circumstances,
): { events: NewEvent[] } | Refusal {
  const { severity, leaf, impact, cause, action, commander, nextUpdateAt, firstAlert, walk } = declaration;
  const alertAt = moment(firstAlert.at, now, { field: "firstAlert.at" });
  if (typeof alertAt !== "string") return alertAt;
  const promise = checkNextUpdate(nextUpdateAt, now);
  if (promise !== null) return promise;
  const events: NewEvent[] = [
    {
      happenedAt: instant(now),
      body: {
        kind: "declared",
        drill,
        leaf,
        severity,
        impact,
        cause,
        action,
        commander,
        nextUpdateAt,
        answers: walk?.answers ?? [],
      },
    },
    { happenedAt: alertAt, body: { kind: "first-alert", text: firstAlert.text } },
  ];
  if (triage !== null && triage.simulated !== drill) {
    return refuse.invalid("triageRunId", "This run belongs to another system: one of them is the simulator.");
  }
  const failed = newRequestIds([...requestIds, ...(triage?.requestIds ?? [])], new Set());
  if (triage !== null) events.push(...triageEvents(triage, failed));
  if (triage === null && failed.length > 0) {
    events.push({ happenedAt: alertAt, body: { kind: "request-ids", requestIds: failed } });
  }
  if (triage === null && walk !== null) {
    const startedAt = moment(walk.startedAt, now, { field: "walk.startedAt" });
    if (typeof startedAt !== "string") return startedAt;
    events.push({ happenedAt: startedAt, body: { kind: "triage", runId: null, leaf, text: walkedTo(leaf) } });
  }
  if (commander !== null && isSameName(commander, by.name)) {
    // Whoever declares an incident as its commander has seen it. A clock that was set back makes that no earlier than the alert.
    const at = moment(undefined, now, { notBefore: { at: alertAt, what: "the first alert" } });
    if (typeof at === "string") events.push({ happenedAt: at, body: { kind: "acknowledged" } });
  }
  return { events };
}

/** A next update lies ahead; one that is over was mistyped, and so was one a year away. */
export function checkNextUpdate(at: string | null, now: Date): Refusal | null {
  if (at === null) return null;
  const ahead = Date.parse(at) - now.getTime();
  if (ahead < -60_000) return refuse.invalid("nextUpdateAt", "This time has passed. Say when the next update comes.");
  if (ahead > LONGEST_PROMISE_MS) return refuse.invalid("nextUpdateAt", "This is more than 30 days away.");
  return null;
}

function walkedTo(leaf: Leaf | null): string {
  return leaf === null
    ? "Walked the decision tree by hand; no end reached yet"
    : `Walked the decision tree by hand to: ${LEAF_MEANINGS[leaf].title}`;
}
