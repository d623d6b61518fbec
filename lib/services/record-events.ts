import type { RepeatableCommand } from "#lib/db/incident-event-rows.ts";
import type { Addition } from "#lib/db/incident-log.ts";
import type { Author } from "#lib/incident/author.ts";
import type { IncidentEvent, NewEvent } from "#lib/incident/event.ts";
import { fold, foldOnto } from "#lib/incident/evolve.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

type Recording = {
  readonly by: Author;
  readonly now: Date;
  readonly command: RepeatableCommand | null;
  /** When the event before was written down; absent at the first. */
  readonly after?: Instant | undefined;
};

/**
 * Numbers what was decided and says who wrote it down when; the state is the one after it. At least one event. A command that
 * waited its turn was sent before others that are written down already: the log's own times never go back.
 */
export function recordEvents(
  before: IncidentState | null,
  decided: readonly NewEvent[],
  { by, now, command, after }: Recording,
): Addition {
  const last = before?.version ?? 0;
  const sent = instant(now);
  const recordedAt = after !== undefined && after > sent ? after : sent;
  const events: IncidentEvent[] = decided.map((event, index) => ({
    ...event,
    seq: last + index + 1,
    recordedAt,
    by,
  }));
  const state = before === null ? fold(events) : foldOnto(before, events);
  return { events, command, before, state, now };
}
