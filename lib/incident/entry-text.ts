import { incidentName } from "#lib/incident/labels.ts";
import type { Entry } from "#lib/incident/state.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import { dayAndTime } from "#lib/text/instant.ts";

/** What an entry says, beside its label: `P2, was P3`. One line, but for notes, which keep theirs. */
export function entryText({ body, before }: Pick<Entry, "body" | "before">): string {
  switch (body.kind) {
    case "declared":
      return `${body.severity}, ${leafTitle(body.leaf)}`;
    case "first-alert":
    case "triage":
    case "note":
    case "mitigation":
    case "resolved":
    case "reopened":
      return body.text;
    case "severity":
      return replaced(body.severity, before);
    case "leaf":
      return replaced(leafTitle(body.leaf), before === null ? null : leafTitle(before as Leaf));
    case "status":
      return replaced(body.status, before);
    case "commander":
      return replaced(body.commander ?? "nobody", before);
    case "communications":
      return replaced(body.communications ?? "nobody", before);
    case "scribe":
      return replaced(body.scribe ?? "nobody", before);
    case "waiting":
      return body.text ?? "";
    case "log":
      return body.text;
    case "step-done":
    case "step-undone":
      return body.title;
    case "step-checked":
      return `${body.title}: ${body.text}`;
    case "message":
      return body.text;
    case "update-due":
      return `promised for ${dayAndTime(body.nextUpdateAt)} UTC`;
    case "duplicate-of":
      return body.incident === null ? "not a duplicate any more" : `of ${incidentName(body.incident)}`;
    case "duplicated-by":
      return `${incidentName(body.incident)} ${body.is ? "is a duplicate of this" : "is no duplicate of this any more"}`;
    case "related":
      return `${body.is ? "to" : "no longer to"} ${incidentName(body.incident)}`;
    case "impact":
      return body.impact ?? "unknown";
    case "cause":
      return body.cause ?? "unknown";
    case "action":
      return body.action ?? "unknown";
    case "next-update":
      return body.nextUpdateAt === null ? "none promised" : `${dayAndTime(body.nextUpdateAt)} UTC`;
    case "request-ids":
      return body.requestIds.map(({ id }) => id).join(", ");
    case "action-item-added":
    case "action-item-edited":
      return [body.text, body.owner ?? "unassigned", body.due ?? "no date"].join(" - ");
    case "action-item-completed":
    case "action-item-reopened":
    case "action-item-removed":
    case "action-item-restored":
      return before ?? "";
    case "affected":
      return [
        ...(body.conversations === undefined ? [] : [`${body.conversations ?? "unknown"} conversations`]),
        ...(body.users === undefined ? [] : [`${body.users ?? "unknown"} users unable to reach support`]),
      ].join(", ");
    case "narrative":
      return body.section === "summary" ? "Summary" : "Root cause";
    // These stand without words: the label says it all, or they are shown on the entry that they correct.
    case "acknowledged":
    case "waiting-ended":
    case "entry-amended":
    case "entry-retracted":
    case "entry-restored":
    case "entry-redacted":
    case "entry-marked":
    case "entry-worded":
      return "";
    default:
      return body satisfies never;
  }
}

function replaced(now: string, before: string | null): string {
  return before === null ? now : `${now}, was ${before}`;
}

function leafTitle(leaf: Leaf | null): string {
  return leaf === null ? "not classified yet" : LEAF_MEANINGS[leaf].title;
}
