import type { RepeatableCommand } from "#lib/db/incident-event-rows.ts";
import type { Addition } from "#lib/db/incident-log.ts";
import type { Author } from "#lib/incident/author.ts";
import type { IncidentEvent, NewEvent } from "#lib/incident/event.ts";
import { evolve } from "#lib/incident/evolve.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { instant } from "#lib/text/instant.ts";

type Recording = { readonly by: Author; readonly now: Date; readonly command: RepeatableCommand | null };

/** Numbers what was decided and says who wrote it down when; the state is the one after it. At least one event. */
export function recordEvents(
  before: IncidentState | null,
  decided: readonly NewEvent[],
  { by, now, command }: Recording,
): Addition {
  const last = before?.version ?? 0;
  const events: IncidentEvent[] = decided.map((event, index) => ({
    ...event,
    seq: last + index + 1,
    recordedAt: instant(now),
    by,
  }));
  const state = events.reduce(evolve, before);
  if (state === null) throw new Error("nothing was decided");
  return { events, command, state };
}
