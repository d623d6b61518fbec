import { changeOf, type Draft, noteChange } from "#lib/incident/draft.ts";
import type { EventBody, IncidentEvent } from "#lib/incident/event.ts";
import { textOf, withText } from "#lib/incident/own-words.ts";
import type { Entry, PlaybookStep } from "#lib/incident/state.ts";

type EntryBody = Extract<EventBody, { kind: `entry-${string}` }>;

/** Corrections are shown on the entry that they correct and are no entries themselves. */
export function applyToEntry(draft: Draft, event: IncidentEvent, body: EntryBody): void {
  const entry = draft.entries.get(body.entry);
  if (entry === undefined) throw new Error(`there is no entry ${body.entry}`);
  switch (body.kind) {
    case "entry-amended":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.amendments.push({ ...changeOf(event), happenedAt: entry.happenedAt, text: textOf(entry.body) });
      entry.happenedAt = body.at ?? entry.happenedAt;
      if (body.text !== undefined) entry.body = withText(entry.body, body.text);
      applyNewTime(draft, entry);
      break;
    case "entry-retracted":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.retracted = { ...changeOf(event), reason: body.text };
      applyStanding(draft, entry);
      break;
    case "entry-restored":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.retracted = null;
      applyStanding(draft, entry);
      break;
    case "entry-redacted":
      noteChange(draft, event, `entries.${entry.seq}`);
      entry.redacted = { ...changeOf(event), reason: body.text };
      break;
    case "entry-marked":
      // A tick: it neither conflicts with a correction nor makes one stale.
      entry.marked = body.exported;
      break;
    case "entry-worded":
      noteChange(draft, event, `told.${entry.seq}`);
      entry.told = { label: body.label, text: body.text };
      break;
    default:
      body satisfies never;
  }
}

/** What the state knows the time of goes along with its entry. */
function applyNewTime(draft: Draft, { seq, body, happenedAt }: Entry): void {
  if (body.kind === "acknowledged") draft.acknowledgedAt = happenedAt;
  const isWaitThatLasts = body.kind === "waiting" && draft.waitingSince !== null && lastOf(draft, "waiting") === seq;
  if (isWaitThatLasts) draft.waitingSince = happenedAt;
  if (body.kind !== "step-done") return;
  const step = draft.steps.get(body.step);
  if (step?.done?.seq === seq) draft.steps.set(body.step, { ...step, done: { ...step.done, happenedAt } });
}

/** Of what was found out for a step, the last finding that nobody took back stands with it. */
function applyStanding(draft: Draft, entry: Entry): void {
  const step = entry.body.kind === "step-checked" ? draft.steps.get(entry.body.step) : undefined;
  if (step === undefined) return;
  let checked: PlaybookStep["checked"] = null;
  for (const { seq, by, recordedAt, happenedAt, body, retracted } of draft.entries.values()) {
    if (body.kind !== "step-checked" || body.step !== step.step || retracted !== null) continue;
    checked = { seq, by, recordedAt, happenedAt, state: body.state, text: body.text };
  }
  draft.steps.set(step.step, { ...step, checked });
}

function lastOf({ entries }: Draft, kind: EventBody["kind"]): number | undefined {
  return [...entries.values()].findLast(({ body }) => body.kind === kind)?.seq;
}
