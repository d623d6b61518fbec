import type { EventKind } from "#lib/incident/event.ts";
import type { Entry } from "#lib/incident/state.ts";

/** What people, or systems that they pasted from, put words into. What only Offhook words has nothing to be redacted. */
const WITH_WORDS: readonly EventKind[] = [
  "declared",
  "first-alert",
  "triage",
  "impact",
  "cause",
  "action",
  "commander",
  "communications",
  "scribe",
  "waiting",
  "note",
  "mitigation",
  "request-ids",
  "log",
  "step-checked",
  "message",
  "action-item-added",
  "action-item-edited",
  "narrative",
  "resolved",
  "reopened",
];

/** Whether there is something in an entry that may have to go for good. */
export function isRedactable({ body, redacted }: Pick<Entry, "body" | "redacted">): boolean {
  return redacted === null && WITH_WORDS.includes(body.kind);
}
