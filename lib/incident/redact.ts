import type { BodyOf, EventBody, IncidentEvent } from "#lib/incident/event.ts";

/** What stands for words that are gone for good. */
export const REDACTED = "[redacted]";

/**
 * The log without what an entry said: its own words and request ids, those of its corrections, and of an action item's text
 * wherever the item repeats it. What the words stood beside stays: who wrote when, and that they did. Events that say nothing
 * of it are the same objects.
 */
export function redactEntry(events: readonly IncidentEvent[], seq: number): IncidentEvent[] {
  const entry = events.find((event) => event.seq === seq);
  const last = events.findLast(({ body }) => body.kind === "entry-redacted" && body.entry === seq);
  return events.map((event) => {
    // Why it was redacted is told by the last one who did: a reason, too, can say what must not stay.
    if (event === last) return event;
    const body = event.seq === seq ? withoutWords(event.body) : correctionWithoutWords(event, entry, seq);
    return body === event.body ? event : { ...event, body };
  });
}

/** What a redaction takes out, so that it can be looked for where it was copied to. */
export function redactedWords(before: readonly IncidentEvent[], after: readonly IncidentEvent[]): string[] {
  const words = before.flatMap((event, index) => {
    const left = new Set(after[index] === undefined ? [] : textsOf(after[index].body));
    return textsOf(event.body).filter((text) => !left.has(text));
  });
  // The longest first: a text that holds another one goes as a whole.
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

function withoutWords(body: EventBody): EventBody {
  switch (body.kind) {
    case "declared":
      return {
        ...body,
        impact: blank(body.impact),
        cause: blank(body.cause),
        action: blank(body.action),
        answers: [],
      };
    case "first-alert":
    case "note":
    case "mitigation":
    case "log":
    case "message":
    case "narrative":
    case "resolved":
    case "reopened":
    case "step-checked":
      return { ...body, text: REDACTED };
    case "triage":
      return { ...body, text: REDACTED, ...(body.said !== undefined && { said: REDACTED }) };
    case "waiting":
      return { ...body, text: blank(body.text) };
    case "impact":
      return { ...body, impact: blank(body.impact) };
    case "cause":
      return { ...body, cause: blank(body.cause) };
    case "action":
      return { ...body, action: blank(body.action) };
    // With a note it is the note that has to go; who has the role is what the team works by.
    case "commander":
      return body.note ? { ...body, note: REDACTED } : { ...body, commander: blank(body.commander) };
    case "communications":
      return body.note ? { ...body, note: REDACTED } : { ...body, communications: blank(body.communications) };
    case "scribe":
      return body.note ? { ...body, note: REDACTED } : { ...body, scribe: blank(body.scribe) };
    case "request-ids":
      return { ...body, requestIds: [] };
    case "action-item-added":
    case "action-item-edited":
      return { ...body, text: REDACTED, link: null };
    default:
      return body;
  }
}

function correctionWithoutWords(event: IncidentEvent, entry: IncidentEvent | undefined, seq: number): EventBody {
  const { body } = event;
  switch (body.kind) {
    case "entry-amended":
      return body.entry === seq && body.text !== undefined ? { ...body, text: REDACTED } : body;
    case "entry-worded":
      return body.entry === seq ? { ...body, label: blank(body.label), text: blank(body.text) } : body;
    case "entry-retracted":
    case "entry-redacted":
      return body.entry === seq ? { ...body, text: blank(body.text) } : body;
    case "action-item-added":
    case "action-item-edited":
      return entry === undefined || itemOf(event) !== itemOf(entry) ? body : itemWithoutWords(body, entry);
    default:
      return body;
  }
}

/** The item that an event tells the words of; null for any other event. */
function itemOf({ seq, body }: IncidentEvent): number | null {
  if (body.kind === "action-item-added") return seq;
  return body.kind === "action-item-edited" ? body.item : null;
}

/** An edit of the owner says the text once more. */
function itemWithoutWords(
  body: BodyOf<"action-item-added" | "action-item-edited">,
  { body: redacted }: IncidentEvent,
): EventBody {
  if (redacted.kind !== "action-item-added" && redacted.kind !== "action-item-edited") return body;
  const isText = body.text === redacted.text;
  const isLink = body.link !== null && body.link === redacted.link;
  if (!isText && !isLink) return body;
  return { ...body, ...(isText && { text: REDACTED }), ...(isLink && { link: null }) };
}

function blank(text: string | null): string | null {
  return text === null ? null : REDACTED;
}

/** Everything in an event that a person or another system wrote. */
function textsOf(body: EventBody): string[] {
  const texts: string[] = [];
  for (const value of Object.values(body)) if (typeof value === "string") texts.push(value);
  if (body.kind === "request-ids") texts.push(...body.requestIds.map(({ id }) => id));
  return texts;
}
