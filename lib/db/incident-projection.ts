import { isDeepStrictEqual } from "node:util";
import type { Incident, Prisma } from "#lib/db/generated/client.ts";
import { searchWords } from "#lib/db/search-words.ts";
import { textOf } from "#lib/incident/own-words.ts";
import type { IncidentState } from "#lib/incident/state.ts";
import { timesOf } from "#lib/incident/times.ts";

/** The columns of an incident's row that follow from its log: all but its number, and what follows from its narrative. */
export type IncidentProjection = Omit<
  Prisma.IncidentUncheckedCreateInput,
  "number" | "postmortem" | "narrativeWords" | "events" | "document" | "actionItems" | "deliveries" | "viewers"
>;

export function projectionOf(state: IncidentState): IncidentProjection {
  const { version, drill, leaf, severity, status, impact, commander, nextUpdateAt, acknowledgedAt } = state;
  const { waitingSince, duplicateOf } = state;
  const { startedAt, endedAt, waitedMinutes } = timesOf(state);
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
    waitingSince: dateOf(waitingSince),
    waitedMinutes,
    duplicateOf,
    openActionItems: openActionItems(state).length,
    searchText: searchWords(textsOf(state)).join(" "),
  };
}

/** Whether a row says that too. What follows from the narrative is no matter of the log. */
export function isProjection(row: Incident, projection: IncidentProjection): boolean {
  const { number: _number, postmortem: _postmortem, narrativeWords: _narrativeWords, ...columns } = row;
  return isDeepStrictEqual(columns, { ...projection });
}

function dateOf(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}

function openActionItems({ actionItems }: IncidentState): IncidentState["actionItems"] {
  return actionItems.filter(({ completedAt, removedAt }) => completedAt === null && removedAt === null);
}

/** What a search looks through, as it stands now; the texts that matter most first. */
function* textsOf(state: IncidentState): Generator<string> {
  const { impact, cause, action, commander, actionItems, requestIds } = state;
  yield* [impact, cause, action, commander].filter((text) => text !== null);
  for (const { body, retracted } of state.entries) {
    const text = retracted === null ? textOf(body) : null;
    if (text !== null) yield text;
  }
  for (const { text, owner, removedAt } of actionItems) if (removedAt === null) yield `${text} ${owner ?? ""}`;
  for (const { id, endpoint, code } of requestIds) yield `${id} ${endpoint ?? ""} ${code ?? ""}`;
}
