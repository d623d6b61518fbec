import type { Prisma } from "#lib/db/generated/client.ts";
import { searchWords } from "#lib/db/search-words.ts";
import { textOf } from "#lib/incident/evolve.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { timesOf } from "#lib/incident/times.ts";
import { hasVisible } from "#lib/text/clean.ts";

/** The columns of an incident's row that follow from its log: all but its number. */
export type IncidentProjection = Omit<Prisma.IncidentUncheckedCreateInput, "number" | "events">;

export function projectionOf(state: IncidentState): IncidentProjection {
  const { version, drill, leaf, severity, status, impact, commander, nextUpdateAt, acknowledgedAt } = state;
  const { startedAt, endedAt } = timesOf(state);
  return {
    version,
    drill,
    leaf,
    severity,
    status,
    impact,
    commander,
    nextUpdateAt: dateOf(nextUpdateAt),
    acknowledgedAt: dateOf(acknowledgedAt),
    startedAt: new Date(startedAt),
    endedAt: dateOf(endedAt),
    postmortem: progressOf(state),
    openActionItems: openActionItems(state).length,
    searchText: searchWords(textsOf(state)).join(" "),
  };
}

function dateOf(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}

/** How far the postmortem's own words are. */
function progressOf({ narrative }: IncidentState): "empty" | "started" | "written" {
  const written = Object.values(narrative).filter(hasVisible).length;
  if (written === 0) return "empty";
  return written === Object.keys(narrative).length ? "written" : "started";
}

function openActionItems({ actionItems }: IncidentState): IncidentState["actionItems"] {
  return actionItems.filter(({ completedAt, removedAt }) => completedAt === null && removedAt === null);
}

/** What a search looks through, as it stands now; the texts that matter most first. */
function* textsOf(state: IncidentState): Generator<string> {
  const { impact, cause, action, commander, narrative, actionItems, requestIds } = state;
  yield* [impact, cause, action, commander].filter((text) => text !== null);
  for (const { body, retracted } of state.entries) {
    const text = retracted === null ? textOf(body) : null;
    if (text !== null) yield text;
  }
  yield* Object.values(narrative);
  for (const { text, owner, removedAt } of actionItems) if (removedAt === null) yield `${text} ${owner ?? ""}`;
  for (const { id, endpoint, code } of requestIds) yield `${id} ${endpoint ?? ""} ${code ?? ""}`;
}
