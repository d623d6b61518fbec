import type { BodyOf, EventBody } from "#lib/incident/event.ts";

/** The words of an entry that a person may correct; null where it has none. */
export function textOf(body: EventBody): string | null {
  return hasText(body) ? body.text : null;
}

/** The entries that are told in a person's own words. */
const TOLD = ["first-alert", "triage", "note", "mitigation", "resolved", "reopened"] as const;
type ToldBody = BodyOf<(typeof TOLD)[number]>;

function hasText(body: EventBody): body is ToldBody {
  return TOLD.some((kind) => kind === body.kind);
}

/** The same body with other words; one that has none stays as it is. */
export function withText(body: EventBody, text: string): EventBody {
  return hasText(body) ? { ...body, text } : body;
}
